export const board = {
  title: "Bảng gọi số",
  none: "Chưa có số được gọi",
  now: "Mời số",
  counter: "Quầy {{counter}}",
  recent: "Vừa gọi",
  waiting: "Đang chờ",
  "waiting.people": "{{people}} người",
  "waiting.range": "chờ khoảng {{from}} đến {{to}} phút",
  "connection.lost": "Đang nối lại với máy chính. Số vừa gọi vẫn đúng.",
} as const;
