/* Reading a corpus: files of JSON Lines of any length, plain or gzip, as blocks of whole lines. */
#ifndef BG_JOBS_CORPUS_READ_H
#define BG_JOBS_CORPUS_READ_H

#include "base/hash.h"
#include "base/inflate.h"
#include "jobs/job.h"
#include "model/corpus.h"

enum {
    BG_CORPUS_BLOCK = 256 << 10, /* bytes of a block, about: it stays in the cache of its thread */
    BG_CORPUS_LINE = 16 << 20    /* the longest line that is read */
};

/* Whole lines of one file. The last line of a file may come without its line feed. */
struct bg_corpus_block {
    char *data;
    size_t n, capacity;
    size_t file;
    int64_t offset; /* of the first byte in the (unpacked) text of the file */
    int64_t line;   /* number of the first line */
    int64_t lines;
    bool too_long; /* the block is the beginning of one line that is too long to be read */
    bool last;     /* of its file */
    unsigned char
        prefix[32]; /* SHA-256 of the text of the file read so far, which the file decides */
};

struct bg_corpus_reader {
    struct bg_arena *arena; /* own: whichever thread reads uses it, one after the other */
    const struct bg_host *host;
    const char *const *paths;
    struct bg_corpus_file *files; /* filled as they are read */
    size_t files_n, file;
    void *stream;               /* open file, or NULL */
    int64_t read;               /* bytes of them so far */
    struct bg_sha256 raw, text; /* of the file's bytes, of what they unpack to */
    struct bg_inflate *inflate; /* NULL: plain */
    char *packed;               /* bytes that wait to be unpacked */
    const char *packed_at;
    size_t packed_n;
    char *carry; /* the beginning of a line, for the next block */
    size_t carry_n, carry_capacity;
    int64_t offset, line; /* of the next block */
    bool started;         /* the file is open and its first bytes have been looked at */
    bool skipping;        /* to the end of a line that was too long */
    bool ended;           /* the open file has no more bytes */
    const char *error;    /* the world failed; NULL */
    bool not_gzip;        /* error is of the file's content */
};

void bg_corpus_reader_start(struct bg_corpus_reader *reader, struct bg_arena *arena,
                            const struct bg_host *host, const char *const *paths,
                            struct bg_corpus_file *files, size_t n);
/* The next block into out, whose memory (of the reader's arena) is kept from one call to the next.
 * False: there is none, or reader->error says why. */
bool bg_corpus_read(struct bg_corpus_reader *reader, struct bg_corpus_block *out);

#endif
