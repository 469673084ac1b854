# Passes bytes to a Windows printer untouched (data type RAW) and says what became of them.
# send-raw.ps1 check|send|state|cancel PRINTER [JOB]; the bytes of "send" come as base64 on standard input.
param([Parameter(Mandatory)][string]$Verb, [Parameter(Mandatory)][string]$Printer, [string]$Job = "")
$ErrorActionPreference = "Stop"

Add-Type -TypeDefinition @"
using System;
using System.Runtime.InteropServices;
public static class RawQueue {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public class DocInfo { public string Name; public string Output; public string DataType; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern int StartDocPrinter(IntPtr printer, int level, [In] DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  public static int Send(string name, byte[] bytes) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return 0;
    try {
      int job = StartDocPrinter(printer, 1, new DocInfo { Name = "Phieu", DataType = "RAW" });
      if (job == 0) return 0;
      int offset = 0;
      while (offset < bytes.Length) {
        byte[] rest = new byte[bytes.Length - offset];
        Array.Copy(bytes, offset, rest, 0, rest.Length);
        int written;
        if (!WritePrinter(printer, rest, rest.Length, out written) || written == 0) return -1;
        offset += written;
      }
      return EndDocPrinter(printer) ? job : -1;
    } finally { ClosePrinter(printer); }
  }
}
"@

switch ($Verb) {
  "check" {
    $found = Get-Printer -Name $Printer -ErrorAction SilentlyContinue
    if ($null -eq $found) { "missing"; exit 2 }
    $status = [string]$found.PrinterStatus
    if ($status -match "PaperOut") { "paper-out" }
    elseif ($status -match "DoorOpen") { "cover-open" }
    elseif ($status -match "Offline|NotAvailable") { "offline" }
    elseif ($status -match "Error|Paused|PaperJam|UserIntervention") { "stopped" }
    else { "ready" }
  }
  "send" {
    $bytes = [Convert]::FromBase64String([Console]::In.ReadToEnd())
    $number = [RawQueue]::Send($Printer, $bytes)
    if ($number -gt 0) { "sent $number" } elseif ($number -eq 0) { "refused"; exit 2 } else { "broken"; exit 3 }
  }
  "state" {
    $found = Get-PrintJob -PrinterName $Printer -ID ([int]$Job) -ErrorAction SilentlyContinue
    if ($null -eq $found) { "gone" }
    elseif ([string]$found.JobStatus -match "Error|PaperOut|Offline|Blocked|UserIntervention") { "stuck" }
    else { "waiting" }
  }
  "cancel" { Remove-PrintJob -PrinterName $Printer -ID ([int]$Job) -ErrorAction SilentlyContinue; "cancelled" }
  default { "unknown verb"; exit 2 }
}
