/* A reason as data in a result's JSON. */
#ifndef BG_REPORT_TEXT_JSON_REASON_H
#define BG_REPORT_TEXT_JSON_REASON_H

#include "base/buf.h"
#include "score/words/words.h"

/* The members code_key and, where it has arguments, args_key of the open object; none without a
 * reason. An argument has name and kind, and value (with unit), seconds, code and args (of a reason
 * inside this one) or items. */
void bg_json_put_reason(struct bg_buf *out, const char *code_key, const char *args_key,
                        const struct bg_reason *reason);

#endif
