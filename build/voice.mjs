import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { ROOT } from "./setup/places.mjs";
import { runMain, say } from "./setup/say.mjs";

const FOLDER = join(ROOT, "assets", "voice");

/** What is said, by the name of its clip; the names are those that renderer/components/voice/sentence.ts puts together. */
const VIETNAMESE = {
  "moi-so": "Mời số",
  "den-quay-so": "đến quầy số",
  ...named(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]),
  // Behind the tens: "hai mươi mốt", "ba mươi lăm".
  muoi: "mươi",
  mot: "mốt",
  lam: "lăm",
  ...{ a: "a", b: "bê", c: "xê", d: "dê", dd: "đê", e: "e", f: "ép", g: "giê", h: "hát", i: "i", j: "gi", k: "ca" },
  ...{ l: "lờ", m: "mờ", n: "nờ", o: "o", p: "pê", q: "quy", r: "rờ", s: "sờ", t: "tê", u: "u", v: "vê" },
  ...{ w: "vê kép", x: "ích", y: "i dài", z: "dét" },
};

const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ENGLISH = {
  number: "Number",
  "go-to-counter": "please go to counter",
  ...named(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", ...TEENS]),
  ...Object.fromEntries(TENS.map((word, index) => [String((index + 2) * 10), word])),
  ...Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter) => [letter, `${letter.toUpperCase()}.`])),
};

const VOICES = [
  { prefix: "vi", voice: "vi", speed: "135", clips: VIETNAMESE },
  { prefix: "en", voice: "en-gb", speed: "140", clips: ENGLISH },
];

const SMALL = ["-c:a", "libopus", "-b:a", "24k", "-ac", "1", "-fflags", "+bitexact", "-flags:a", "+bitexact"];
/** Both ends cut to the sound, with a breath behind it; as loud as its neighbours. */
const TRIM = "silenceremove=start_periods=1:start_threshold=-45dB";
const SHAPE = `${TRIM},areverse,${TRIM},areverse,speechnorm=e=4:r=0.0005,apad=pad_dur=0.05`;
/** Two falling strokes of a bell. */
const CHIME =
  "aevalsrc='0.4*exp(-4*t)*sin(2*PI*659*t)+if(gte(t,0.35),0.4*exp(-4*(t-0.35))*sin(2*PI*523*(t-0.35)),0)':d=1.1";

/** Makes the clips of the board's voice; run by hand with espeak-ng and ffmpeg installed: node build/voice.mjs */
await runMain(async () => {
  const work = mkdtempSync(join(tmpdir(), "voice-"));
  let count = 1;
  try {
    ffmpeg(["-f", "lavfi", "-i", CHIME, ...SMALL, join(FOLDER, "chime.opus")]);
    for (const { prefix, voice, speed, clips } of VOICES) {
      for (const [name, words] of Object.entries(clips)) {
        const wave = join(work, "clip.wav");
        execFileSync("espeak-ng", ["-v", voice, "-s", speed, "-a", "160", "-w", wave, words]);
        ffmpeg(["-i", wave, "-af", SHAPE, ...SMALL, join(FOLDER, `${prefix}-${name}.opus`)]);
        count += 1;
      }
    }
    count += await makeKioskClips(join(work, "kiosk.wav"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const spoken = Object.fromEntries(VOICES.map(({ prefix, clips }) => [prefix, clips]));
  writeFileSync(join(FOLDER, "words.json"), `${JSON.stringify(spoken, undefined, 2)}\n`);
  say(`${count} clips in assets/voice`);
});

/**
 * What the kiosk reads aloud: a clip a text, named by what it says; those of older texts go.
 * @param {string} wave
 */
async function makeKioskClips(wave) {
  const { spokenTexts } = await tsImport("../renderer/kiosk/speech/spoken-texts.ts", import.meta.url);
  const { clipNameOf } = await tsImport("../renderer/components/voice/clip-name.ts", import.meta.url);
  const queue = JSON.parse(readFileSync(join(ROOT, "assets", "queue", "queue.json"), "utf8"));
  for (const file of readdirSync(FOLDER)) if (file.startsWith("kiosk-")) rmSync(join(FOLDER, file));
  const words = VOICES.flatMap(({ prefix, voice, speed }) =>
    spokenTexts(prefix, queue).map((/** @type {string} */ text) => {
      const name = clipNameOf(text, prefix);
      execFileSync("espeak-ng", ["-v", voice, "-s", speed, "-a", "160", "-w", wave, text]);
      ffmpeg(["-i", wave, "-af", SHAPE, ...SMALL, join(FOLDER, `${name}.opus`)]);
      return [name, text];
    }),
  );
  writeFileSync(join(FOLDER, "kiosk.json"), `${JSON.stringify(Object.fromEntries(words), undefined, 2)}\n`);
  return words.length;
}

/** @param {readonly string[]} words */
function named(words) {
  return Object.fromEntries(words.map((word, index) => [String(index), word]));
}

/** @param {readonly string[]} args */
function ffmpeg(args) {
  execFileSync("ffmpeg", ["-hide_banner", "-loglevel", "error", "-y", ...args]);
}
