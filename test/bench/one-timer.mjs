/** A program that does nothing, once a second. */
setInterval(() => undefined, 1000);
