/* The checks' own declarations. */
#ifndef BG_SCORE_PUBLISH_PRIVATE_H
#define BG_SCORE_PUBLISH_PRIVATE_H

#include "score/publish/publish.h"

#define CHECK(name) void bg_publish_##name(const struct bg_publishing *publishing);
#include "score/publish/checks.def"
#undef CHECK

#endif
