/* The armour, the packed fields in it, and the bytes that were signed: "SSHSIG", then as SSH strings
 * the namespace, a reserved text, the name of the hash, and the hash of the message. */
#include "base/sshsig.h"

#include <openssl/evp.h>
#include <string.h>

#include "base/buf.h"

static const char begin[] = "-----BEGIN SSH SIGNATURE-----";
static const char end[] = "-----END SSH SIGNATURE-----";
static const char type[] = "ssh-ed25519";
static const unsigned char preamble[10] = "SSHSIG\0\0\0\1";
enum { MOST = 8192, HASH_MOST = 64, KEY = 32, SIGNATURE = 64 };

struct bytes {
    const unsigned char *at;
    size_t n;
};

/* The next SSH string: four bytes of length, then so many. */
static bool sshsig_take(struct bytes *from, struct bytes *out)
{
    if (from->n < 4)
        return false;
    size_t n = (size_t)from->at[0] << 24 | (size_t)from->at[1] << 16 | (size_t)from->at[2] << 8 |
               from->at[3];
    if (from->n - 4 < n)
        return false;
    *out = (struct bytes){from->at + 4, n};
    from->at += 4 + n;
    from->n -= 4 + n;
    return true;
}

static bool sshsig_is(struct bytes bytes, const char *text)
{
    return bytes.n == strlen(text) && memcmp(bytes.at, text, bytes.n) == 0;
}

static void sshsig_put(struct bg_buf *out, const void *bytes, size_t n)
{
    const char length[4] = {(char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};
    bg_buf_put(out, length, sizeof length);
    bg_buf_put(out, bytes, n);
}

/* Base64 without line breaks, n a multiple of 4. False: it is none. */
static bool sshsig_decode(const char *text, size_t n, unsigned char *out, size_t *size)
{
    int got = n && n % 4 == 0 && n <= MOST
                  ? EVP_DecodeBlock(out, (const unsigned char *)text, (int)n)
                  : -1;
    if (got < 0)
        return false;
    *size = (size_t)got - (text[n - 1] == '=') - (text[n - 2] == '=');
    return true;
}

static const char *sshsig_unpack(const char *text, size_t n, unsigned char out[MOST], size_t *size)
{
    char joined[MOST];
    size_t joined_n = 0, begin_n = sizeof begin - 1, end_n = sizeof end - 1;
    if (n < begin_n || memcmp(text, begin, begin_n) != 0)
        return "it is no SSH signature";
    for (text += begin_n, n -= begin_n; n >= end_n; text++, n--) {
        if (memcmp(text, end, end_n) == 0)
            return sshsig_decode(joined, joined_n, out, size) ? NULL : "its text is not base64";
        if (*text == '\n' || *text == '\r')
            continue;
        if (joined_n == sizeof joined)
            return "it is longer than signatures are";
        joined[joined_n++] = *text;
    }
    return "it is cut off";
}

struct fields {
    struct bytes key, space, reserved, hash, signature; /* signature: of its last field */
    unsigned char bytes[MOST];
};

static const char *read_fields(struct fields *f, const char *text, size_t n, const char *purpose)
{
    struct bytes rest = {f->bytes, 0}, key, kind, signature;
    const char *why = sshsig_unpack(text, n, f->bytes, &rest.n);
    if (why)
        return why;
    if (rest.n < sizeof preamble || memcmp(rest.at, preamble, sizeof preamble) != 0)
        return "it is of another version than SSHSIG 1";
    rest.at += sizeof preamble;
    rest.n -= sizeof preamble;
    if (!sshsig_take(&rest, &f->key) || !sshsig_take(&rest, &f->space) ||
        !sshsig_take(&rest, &f->reserved) || !sshsig_take(&rest, &f->hash) ||
        !sshsig_take(&rest, &signature) || rest.n)
        return "its fields cannot be read";
    key = f->key;
    if (!sshsig_take(&key, &kind) || !sshsig_is(kind, type))
        return "its key is not Ed25519: verify it with ssh-keygen -Y verify";
    if (!sshsig_take(&key, &kind) || kind.n != KEY || key.n || f->key.n != BG_SSHSIG_KEY)
        return "its key cannot be read";
    if (!sshsig_take(&signature, &kind) || !sshsig_is(kind, type) ||
        !sshsig_take(&signature, &f->signature) || f->signature.n != SIGNATURE || signature.n)
        return "its fields cannot be read";
    return sshsig_is(f->space, purpose) ? NULL : "it was made for another purpose";
}

static bool sshsig_holds(struct bg_arena *arena, const struct fields *f, const void *message,
                         size_t n)
{
    const EVP_MD *digest = sshsig_is(f->hash, "sha512") ? EVP_sha512() : NULL;
    unsigned char hash[HASH_MOST];
    unsigned hash_n = 0;
    struct bg_buf signed_bytes;
    if (sshsig_is(f->hash, "sha256"))
        digest = EVP_sha256();
    if (!digest || !EVP_Digest(message, n, hash, &hash_n, digest, NULL))
        return false;
    bg_buf_init(&signed_bytes, arena);
    bg_buf_put(&signed_bytes, "SSHSIG", 6);
    sshsig_put(&signed_bytes, f->space.at, f->space.n);
    sshsig_put(&signed_bytes, f->reserved.at, f->reserved.n);
    sshsig_put(&signed_bytes, f->hash.at, f->hash.n);
    sshsig_put(&signed_bytes, hash, hash_n);
    EVP_PKEY *key =
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, f->key.at + f->key.n - KEY, KEY);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = key && context && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
                EVP_DigestVerify(context, f->signature.at, SIGNATURE,
                                 (const unsigned char *)signed_bytes.data, signed_bytes.size) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return good;
}

static void set_fingerprint(struct bg_sshsig *out)
{
    unsigned char hash[HASH_MOST], text[68];
    unsigned n = 0;
    EVP_Digest(out->key, sizeof out->key, hash, &n, EVP_sha256(), NULL);
    EVP_EncodeBlock(text, hash, (int)n);
    memcpy(out->fingerprint, "SHA256:", 7);
    memcpy(out->fingerprint + 7, text, 43); /* without the "=" at its end */
}

struct bg_sshsig bg_sshsig_check(struct bg_arena *arena, const void *message, size_t n,
                                 const char *signature, size_t signature_n, const char *purpose)
{
    struct bg_sshsig out = {.is = BG_SSHSIG_UNREADABLE};
    struct fields *fields = BG_NEW(arena, struct fields);
    out.why = read_fields(fields, signature, signature_n, purpose);
    if (out.why)
        return out;
    memcpy(out.key, fields->key.at, sizeof out.key);
    set_fingerprint(&out);
    out.is = sshsig_holds(arena, fields, message, n) ? BG_SSHSIG_GOOD : BG_SSHSIG_BAD;
    out.why = out.is == BG_SSHSIG_GOOD ? "" : "what was signed is not what the file holds";
    return out;
}

/* -- whose key it is ------------------------------------------------------------------------------ */

struct word {
    const char *at;
    size_t n;
};

/* The next word of the line; quotes keep spaces inside. */
static bool sshsig_next_word(const char **at, const char *line_end, struct word *out)
{
    bool quoted = false;
    while (*at < line_end && (**at == ' ' || **at == '\t'))
        (*at)++;
    out->at = *at;
    for (; *at < line_end && (quoted || (**at != ' ' && **at != '\t')); (*at)++)
        quoted ^= **at == '"';
    out->n = (size_t)(*at - out->at);
    return out->n > 0;
}

static bool sshsig_same(struct word word, const char *text)
{
    return word.n == strlen(text) && memcmp(word.at, text, word.n) == 0;
}

static bool is_key(struct word word, const struct bg_sshsig *signature)
{
    unsigned char bytes[MOST];
    size_t n = 0;
    return sshsig_decode(word.at, word.n, bytes, &n) && n == sizeof signature->key &&
           memcmp(bytes, signature->key, n) == 0;
}

/* namespaces="bidgauge,file": whether the purpose is among them. */
static bool names_purpose(struct word option, const char *purpose)
{
    static const char head[] = "namespaces=\"";
    size_t n = strlen(purpose), at = sizeof head - 1;
    while (at + n < option.n) {
        char after = option.at[at + n];
        if (memcmp(option.at + at, purpose, n) == 0 && (after == ',' || after == '"'))
            return true;
        while (at < option.n && option.at[at] != ',')
            at++;
        at++;
    }
    return false;
}

/* The words between the principals and the key. NULL: they allow the purpose. */
static const char *refuses(struct word option, const char *purpose)
{
    static const char head[] = "namespaces=\"";
    if (option.n > sizeof head && memcmp(option.at, head, sizeof head - 1) == 0)
        return names_purpose(option, purpose) ? NULL : "its line allows other purposes only";
    return "its line has options that only ssh-keygen -Y verify knows";
}

/* The principals of a line that is about the key; NULL: it is not. */
static const char *principals(struct bg_arena *arena, const char *at, const char *line_end,
                              const struct bg_sshsig *signature, const char *purpose,
                              const char **why)
{
    struct word first, word, key;
    const char *refused = "";
    if (!sshsig_next_word(&at, line_end, &first) || first.at[0] == '#')
        return NULL;
    bool bare = sshsig_same(first, type); /* a public key as it is, with its comment behind */
    for (word = first; !sshsig_same(word, type);) {
        if (!sshsig_next_word(&at, line_end, &word))
            return NULL;
        const char *reason = sshsig_same(word, type) ? NULL : refuses(word, purpose);
        refused = reason ? reason : refused;
    }
    if (!sshsig_next_word(&at, line_end, &key) || !is_key(key, signature))
        return NULL;
    *why = refused;
    if (bare && !sshsig_next_word(&at, line_end, &first))
        first = (struct word){"a key without a name", 20};
    return bg_arena_text(arena, first.at, first.n);
}

const char *bg_sshsig_signer(struct bg_arena *arena, const struct bg_sshsig *signature,
                             const char *signers, size_t n, const char *purpose, const char **why)
{
    const char *end_of_text = signers + n;
    *why = "";
    while (signers < end_of_text) {
        const char *newline = memchr(signers, '\n', (size_t)(end_of_text - signers));
        const char *line_end = newline ? newline : end_of_text;
        const char *next = newline ? newline + 1 : end_of_text;
        if (line_end > signers && line_end[-1] == '\r')
            line_end--;
        const char *who = principals(arena, signers, line_end, signature, purpose, why);
        if (who && !**why)
            return who;
        signers = next;
    }
    return NULL;
}
