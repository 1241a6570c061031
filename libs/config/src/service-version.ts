/** The product's version, as in package.json and the CHANGELOG. */
export const serviceVersion = '0.1.0';
