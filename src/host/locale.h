/* The C locale for this thread, so that no number is ever printed with a decimal comma. */
#ifndef BG_HOST_LOCALE_H
#define BG_HOST_LOCALE_H

/* Returns what to give to bg_locale_leave. NULL: it could not be set. */
void *bg_locale_enter(void);
void bg_locale_leave(void *previous);

#endif
