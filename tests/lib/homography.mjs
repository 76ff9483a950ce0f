/**
 * The projective map that takes a quadrilateral (corners clockwise from the upper left) to a rectangle of this size.
 * Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, section 2.2.3.
 */
export function homography([[x0, y0], [x1, y1], [x2, y2], [x3, y3]], width, height) {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  const square = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
  const [a, b, c, d, e, f, p, q, r] = adjugate(square);
  return (x, y) => {
    const w = p * x + q * y + r;
    return [(width * (a * x + b * y + c)) / w, (height * (d * x + e * y + f)) / w];
  };
}

/** The inverse up to a factor, which a projective map does not feel. */
function adjugate([a, b, c, d, e, f, g, h, i]) {
  return [
    e * i - f * h, c * h - b * i, b * f - c * e,
    f * g - d * i, a * i - c * g, c * d - a * f,
    d * h - e * g, b * g - a * h, a * e - b * d,
  ];
}
