// Old televisions and phones read the range, gap and edge as they were written first.
const read = { 'media-feature-range-notation': 'prefix' };

export default {
  extends: 'stylelint-config-standard',
  rules: {
    ...read,
    'color-hex-length': 'long',
    'custom-property-empty-line-before': null, // groups of tokens
    'declaration-block-no-redundant-longhand-properties': null,
    'max-nesting-depth': 1,
    'no-descending-specificity': null, // files follow the page, not the weight of selectors
    'property-no-deprecated': [true, { ignoreProperties: ['grid-column-gap'] }],
    'property-no-vendor-prefix': [true, { ignoreProperties: ['-webkit-text-size-adjust'] }],
    'selector-class-pattern': null, // some are named by what the server sends
  },
};
