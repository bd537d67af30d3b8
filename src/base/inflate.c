#include "base/inflate.h"

#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16 }; /* zlib's way of asking for a gzip header */

struct bg_inflate {
    z_stream stream;
    bool started; /* inflateEnd is due */
    bool ended;   /* at the end of a member */
    struct bg_arena *arena;
};

bool bg_inflate_sniff(const char *bytes, size_t n)
{
    return n >= 3 && (unsigned char)bytes[0] == 0x1F && (unsigned char)bytes[1] == 0x8B &&
           bytes[2] == Z_DEFLATED;
}

static void inflate_release(void *data)
{
    struct bg_inflate *gz = data;
    if (gz->started)
        inflateEnd(&gz->stream);
}

struct bg_inflate *bg_inflate_new(struct bg_arena *arena)
{
    struct bg_inflate *gz = BG_NEW(arena, struct bg_inflate);
    gz->arena = arena;
    *bg_arena_defer(arena, inflate_release) = gz;
    if (bg_arena_fails_now() || inflateInit2(&gz->stream, GZIP_WINDOW) != Z_OK)
        bg_arena_out_of_memory(arena);
    gz->started = true;
    return gz;
}

bool bg_inflate_step(struct bg_inflate *gz, const char **in, size_t *in_n, char *out, size_t size,
                     size_t *n)
{
    z_stream *z = &gz->stream;
    enum { PIECE = 1 << 30 }; /* zlib counts with unsigned int */
    uInt given = (uInt)(*in_n < PIECE ? *in_n : PIECE), room = (uInt)(size < PIECE ? size : PIECE);
    int status = Z_OK;
    if (gz->ended && given > 0) {
        status = inflateReset(z);
        gz->ended = false;
    }
    z->next_in = (z_const Bytef *)*in;
    z->avail_in = given;
    z->next_out = (Bytef *)out;
    z->avail_out = room;
    if (status == Z_OK && !gz->ended)
        status = inflate(z, Z_NO_FLUSH);
    *in += given - z->avail_in;
    *in_n -= given - z->avail_in;
    *n = room - z->avail_out;
    if (status == Z_MEM_ERROR)
        bg_arena_out_of_memory(gz->arena);
    gz->ended = gz->ended || status == Z_STREAM_END;
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
}

bool bg_inflate_complete(const struct bg_inflate *gz)
{
    return gz->ended;
}
