// Lets Node find what a browser is served: /shared/ lies in ScreenHosting, and templates are looked at as they are written (lit.js).

import { register } from 'node:module';

register('./hooks.js', import.meta.url);
