// Named places for the location dialog, spread over the province so that trainees see different communes.
// WGS 84; label points of the communes (area centroids), not anybody's address. The last lies outside on purpose.

export const places = [
  { name: "Phường Buôn Ma Thuột", latitude: 12.70893, longitude: 108.02802 },
  { name: "Phường Ea Kao", latitude: 12.61086, longitude: 108.04794 },
  { name: "Phường Buôn Hồ", latitude: 12.89435, longitude: 108.2509 },
  { name: "Xã Quảng Phú", latitude: 12.79102, longitude: 108.07097 },
  { name: "Xã Krông Pắc", latitude: 12.70283, longitude: 108.30091 },
  { name: "Xã Ea Kar", latitude: 12.79963, longitude: 108.46814 },
  { name: "Xã Sông Hinh", latitude: 12.86086, longitude: 108.95694 },
  { name: "Phường Tuy Hòa", latitude: 13.08134, longitude: 109.28813 },
  { name: "Ngoài tỉnh (Nha Trang)", latitude: 12.24507, longitude: 109.19432 },
];
