/* What is around a text: gzip, and JSON in UTF-16. Registries hand their files out in the one, some
 * programs save in the other. */
#ifndef BG_BASE_UNPACK_H
#define BG_BASE_UNPACK_H

#include "base/source.h"

/* The source with its text unpacked and as UTF-8; its name and hash stay those of the file. limit: of
 * the unpacked text in bytes. NULL: *why is a sentence without a full stop. */
const struct bg_source *bg_unpack(struct bg_arena *arena, struct bg_source *source, size_t limit,
                                  const char **why);

#endif
