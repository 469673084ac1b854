export const desk = {
  title: "Quầy tiếp nhận",
  "column.work": "Việc của tôi",
  "column.visit": "Lượt khách",
  "column.help": "Thông tin lúc này",
} as const;
