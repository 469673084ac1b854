export const postal = {
  title: "Đại lý bưu điện",
  "lane.title": "Tiếp nhận tại bưu điện",
  "lane.missing": "Tiếp nhận, giao túi hồ sơ và trả kết quả tại bưu điện chưa có trong bản này.",
  "lane.hint": "Hồ sơ tại điểm bưu điện tạm thời nhận ở quầy của xã.",
} as const;
