# GMP and MPFR for WebAssembly, read by libs.sh: the files that bidgauge calls, directly or through others,
# compiled straight. Their own configure scripts and makefiles take ten times as long, for functions that
# nothing here calls. Where a later version needs one more file, the linker names the function.

GMP_MPN="
    add add_1 add_n addmul_1 bdiv_dbm1c bdiv_q bdiv_q_1 binvert cmp com comb_tables compute_powtab copyd copyi
    dcpi1_bdiv_q dcpi1_bdiv_qr dcpi1_div_q dcpi1_div_qr dcpi1_divappr_q div_q dive_1 divexact divrem divrem_1
    divrem_2 gcd gcd_1 gcd_11 gcd_22 gcd_subdiv_step get_str hgcd hgcd2 hgcd_appr hgcd_matrix hgcd_reduce
    hgcd_step invertappr lshift lshiftc matrix22_mul matrix22_mul1_inverse_vector mod_1 mod_34lsub1 mode1o
    mu_bdiv_q mu_div_q mu_div_qr mu_divappr_q mul mul_1 mul_basecase mul_fft mul_n mullo_basecase mullo_n
    mulmod_bnm1 nussbaumer_mul perfsqr popcount pre_divrem_1 rshift sbpi1_bdiv_q sbpi1_bdiv_qr sbpi1_div_q sbpi1_div_qr
    sbpi1_divappr_q scan1 sqr sqr_basecase sqrmod_bnm1 sqrtrem sub sub_1 sub_n submul_1 tdiv_qr toom22_mul
    toom2_sqr toom32_mul toom33_mul toom3_sqr toom42_mul toom43_mul toom44_mul toom53_mul toom63_mul toom6_sqr
    toom6h_mul toom8_sqr toom8h_mul toom_couple_handling toom_eval_dgr3_pm1 toom_eval_dgr3_pm2 toom_eval_pm1
    toom_eval_pm2 toom_eval_pm2exp toom_eval_pm2rexp toom_interpolate_12pts toom_interpolate_16pts
    toom_interpolate_5pts toom_interpolate_6pts toom_interpolate_7pts toom_interpolate_8pts"
GMP_MPZ="
    abs add add_ui aorsmul aorsmul_i cdiv_q cdiv_q_ui cfdiv_q_2exp clear clears cmp cmp_si cmp_ui cmpabs_ui
    divegcd divexact export fac_ui fdiv_q fdiv_q_ui fits_slong gcd get_si get_str import init init2 inits mul
    mul_2exp mul_si mul_ui n_pow_ui neg oddfac_1 pow_ui prodlimbs realloc realloc2 scan1 set set_si set_ui
    sizeinbase sqrt sub sub_ui tdiv_q tdiv_q_2exp tdiv_qr tstbit ui_pow_ui"
GMP_MPQ="
    aors canonicalize clear cmp div get_str init mul set set_ui"
GMP_TOP="assert errno memory mp_bpl mp_clz_tab mp_get_fns mp_minv_tab mp_set_fns primesieve tal-reent"
MPFR_FILES="
    abort_prec_max add add1 add1sp add_ui agm bernoulli cache clear clears cmp cmp2 cmp_si cmp_ui cmpabs
    const_catalan const_euler const_log2 const_pi constant div div_2si div_2ui div_ui exceptions exp exp2 exp3
    exp_2 extract fits_intmax fits_slong fits_ulong frac free_cache get_d get_si get_sj get_ui get_z get_z_2exp
    gmp_op init2 inits2 isinteger isqrt log log2 min_prec mp_clz_tab mpfr-gmp mul mul_2si mul_2ui mul_ui mulders
    nbits_ulong neg next odd_p pool pow pow_ui pow_z powerof2 rint round_near_x round_p round_prec scale2 set
    set_f set_sj set_uj set_prec set_q set_rnd set_si_2exp set_ui_2exp set_z set_z_2exp setmax setmin si_op sqr sqrt sqrt_ui
    sub sub1 sub1sp sub_ui swap ubf uceil_log2 ui_div ui_pow_ui ui_sub"

# What configure finds out of this target: limbs of 32 bits, low bytes first, no assembly.
gmp_config() {
    for name in NO_ASM WANT_TMP_ALLOCA WANT_FFT HAVE_ALLOCA HAVE_ALLOCA_H HAVE_ATTRIBUTE_CONST HAVE_ATTRIBUTE_MALLOC \
        HAVE_ATTRIBUTE_MODE HAVE_ATTRIBUTE_NORETURN HAVE_DOUBLE_IEEE_LITTLE_ENDIAN HAVE_LIMB_LITTLE_ENDIAN \
        HAVE_INTTYPES_H HAVE_STDINT_H HAVE_FLOAT_H HAVE_INTPTR_T HAVE_LONG_LONG HAVE_UINT_LEAST32_T HAVE_MEMSET \
        HAVE_STRCHR HAVE_RAISE HAVE_UNISTD_H; do
        echo "#define $name 1"
    done
    echo "#define SIZEOF_MP_LIMB_T 4"
    echo "#define SIZEOF_UNSIGNED 4"
    echo "#define SIZEOF_UNSIGNED_LONG 4"
    echo "#define SIZEOF_UNSIGNED_SHORT 2"
}

# Tables that GMP's own programs print for 32 bits.
gmp_tables() {
    for table in bases fib fac psqr; do
        cc -w -O1 gen-$table.c -o gen-$table -lm
    done
    for table in bases:mp_bases fib:fib_table; do
        ./gen-${table%:*} header 32 0 >"${table#*:}.h"
        ./gen-${table%:*} table 32 0 >"mpn/${table#*:}.c"
    done
    ./gen-fac 32 0 >fac_table.h
    ./gen-psqr 32 0 >mpn/perfsqr.h
}

gmp() {
    source_of gmp
    sed 's/@HAVE_HOST_CPU_FAMILY_[a-z]*@/0/; s/@GMP_LIMB_BITS@/32/; s/@GMP_NAIL_BITS@/0/
         s/@DEFN_LONG_LONG_LIMB@//; s/@LIBGMP_DLL@/0/; s/@CC@/clang/; s/@CFLAGS@//' gmp-h.in >gmp.h
    gmp_config >config.h
    cp mpn/generic/gmp-mparam.h .
    gmp_tables
    { echo '#define OPERATION_popcount 1'; cat mpn/generic/popham.c; } >mpn/generic/popcount.c
    files="mpn/mp_bases.c"
    for file in $GMP_TOP; do files="$files $file.c"; done
    for file in $GMP_MPN; do files="$files mpn/generic/$file.c"; done
    for folder in mpz mpq; do
        list=$GMP_MPZ
        [ $folder = mpz ] || list=$GMP_MPQ
        # Files of one name in two folders are two objects.
        for file in $list; do
            cp "$folder/$file.c" "$folder/${folder}_$file.c"
            files="$files $folder/${folder}_$file.c"
        done
    done
    # shellcheck disable=SC2086 # a list of words
    archive gmp "-DHAVE_CONFIG_H -D__GMP_WITHIN_GMP -I. -Impn -w" $files
    cp gmp.h "$out/include/"
}

mpfr() {
    source_of mpfr4
    cp src/generic/mparam.h src/mparam.h
    files=
    for file in $MPFR_FILES; do files="$files src/$file.c"; done
    # shellcheck disable=SC2086
    archive mpfr "-DHAVE_INTTYPES_H=1 -DHAVE_STDINT_H=1 -DHAVE_LITTLE_ENDIAN=1 -DHAVE_LOCALE_H=1 -DHAVE_STDARG=1 \
        -DHAVE_ALLOCA_H=1 -DHAVE_ALLOCA=1 -DHAVE_UINTPTR_T=1 -DHAVE_VA_COPY=1 -DHAVE_LONG_LONG=1 -DHAVE_INTMAX_T=1 \
        -DMPFR_HAVE_INTMAX_MAX=1 -DMPFR_HAVE_NORETURN=1 -DMPFR_HAVE_BUILTIN_UNREACHABLE=1 -DHAVE_ROUND=1 -DHAVE_TRUNC=1 \
        -DHAVE_FLOOR=1 -DHAVE_CEIL=1 -DHAVE_NEARBYINT=1 -DHAVE_DOUBLE_IEEE_LITTLE_ENDIAN=1 -DMPFR_USE_STATIC_ASSERT=1 \
        -DHAVE_ATTRIBUTE_MODE=1 -DMPFR_LONG_WITHIN_LIMB=1 -D__MPFR_WITHIN_MPFR=1 -Isrc -I$out/include -w" $files
    cp src/mpfr.h "$out/include/"
}
