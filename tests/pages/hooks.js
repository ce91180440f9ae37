const here = new URL('.', import.meta.url);

const fileOf = (specifier) => {
  if (specifier.startsWith('/shared/')) return new URL(`../../ScreenHosting/wwwroot${specifier}`, here);
  if (specifier === 'lit' || specifier.startsWith('lit/')) return new URL('lit.js', here);
  return null;
};

export async function resolve(specifier, context, next) {
  const file = fileOf(specifier);
  const found = file ? { url: file.href, shortCircuit: true } : await next(specifier, context);
  return found.url.startsWith('file:') && !found.url.includes('/node_modules/') ? { ...found, format: 'module' } : found;
}
