/* Documents that are generated from the program's own tables, so that they cannot drift. */
#ifndef BG_API_DOCUMENT_H
#define BG_API_DOCUMENT_H

#include "base/buf.h"

/* False: no document of that name. */
bool bg_document_write(struct bg_buf *out, const char *name);

#endif
