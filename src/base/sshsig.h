/* Signatures as `ssh-keygen -Y sign` writes them (PROTOCOL.sshsig of OpenSSH), Ed25519 only, checked by
 * libcrypto. Nothing here signs. */
#ifndef BG_BASE_SSHSIG_H
#define BG_BASE_SSHSIG_H

#include "base/arena.h"

enum bg_sshsig_is {
    BG_SSHSIG_GOOD,      /* the message is the one that was signed with the key */
    BG_SSHSIG_BAD,       /* another message, or another key */
    BG_SSHSIG_UNREADABLE /* why says what it is instead */
};
enum { BG_SSHSIG_KEY = 51, BG_SSHSIG_FINGERPRINT = 52 };

struct bg_sshsig {
    enum bg_sshsig_is is;
    const char *why;                         /* a sentence without a full stop; "" when good */
    unsigned char key[BG_SSHSIG_KEY];        /* the public key, as SSH writes it */
    char fingerprint[BG_SSHSIG_FINGERPRINT]; /* "SHA256:...", as ssh-keygen -l prints it */
};

/* purpose: the namespace that it must have been signed for. */
struct bg_sshsig bg_sshsig_check(struct bg_arena *arena, const void *message, size_t n,
                                 const char *signature, size_t signature_n, const char *purpose);
/* Whose key it is, by a text in OpenSSH's allowed_signers form, or of public keys as ssh-keygen writes
 * them. NULL: nobody's for this purpose. *why: a line for the key that cannot be relied on, or "". */
const char *bg_sshsig_signer(struct bg_arena *arena, const struct bg_sshsig *signature,
                             const char *signers, size_t n, const char *purpose, const char **why);

#endif
