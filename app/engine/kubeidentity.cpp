// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/kubedoor.h"
#include "core/engine/crew.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <chrono>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace darse::engine {

namespace fs = std::filesystem;

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const
    {
        Free(one);
    }
};

using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr long kTenYears = 10L * 365 * 24 * 3600;
constexpr long kDay = 24L * 3600;

Error failed(const std::string& what)
{
    return {ErrorKind::Internal, "cannot make " + what + " for the Kubernetes clients"};
}

bool extend(X509* certificate, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

std::string textOf(const Bio& bio)
{
    char* begin = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &begin);
    return {begin, static_cast<std::size_t>(size)};
}

/// A key and a certificate that it has signed itself, for this machine's loopback.
Result<net::TlsIdentity> makeIdentity()
{
    const Pkey key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate)
        return failed("a key");
    X509* one = certificate.get();
    X509_set_version(one, 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(one),
                            static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()));
    X509_gmtime_adj(X509_getm_notBefore(one), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(one), kTenYears);
    X509_set_pubkey(one, key.get());
    X509_NAME* name = X509_get_subject_name(one);
    const std::string words = "darse-engine";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(words.c_str()), -1, -1,
                               0);
    X509_set_issuer_name(one, name);
    const bool isGood = extend(one, NID_basic_constraints, "critical,CA:TRUE") &&
                        extend(one, NID_key_usage, "critical,digitalSignature,keyCertSign") &&
                        extend(one, NID_ext_key_usage, "serverAuth") &&
                        extend(one, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") &&
                        X509_sign(one, key.get(), EVP_sha256()) != 0;
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    if (!isGood || PEM_write_bio_X509(certificateText.get(), one) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("a certificate");
    return net::TlsIdentity{.certificatePem = textOf(certificateText), .privateKeyPem = textOf(keyText)};
}

} // namespace

Result<std::string> readSecretKey(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    fs::permissions(folder, fs::perms::owner_all, failure);
    const auto known = sys::readFile(folder / "secrets.key", mebibytes(1));
    if (known && known->size() == kube::kSealKeySize)
        return *known;
    TRY_DECLARE(std::string key, kube::Seal::makeKey());
    TRY(sys::writeFileAtomically(folder / "secrets.key", key));
    return key;
}

Result<void> readKubeIdentity(const fs::path& folder, KubeDoor& into)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    fs::permissions(folder, fs::perms::owner_all, failure);
    const auto certificate = sys::readFile(folder / "certificate.pem", mebibytes(1));
    const auto key = sys::readFile(folder / "key.pem", mebibytes(1));
    const auto token = sys::readFile(folder / "token", mebibytes(1));
    if (certificate && key && token) {
        into.identity = {.certificatePem = *certificate, .privateKeyPem = *key};
        into.token = *token;
        return ok();
    }
    TRY_DECLARE(into.identity, makeIdentity());
    into.token = randomId();
    TRY(sys::writeFileAtomically(folder / "key.pem", into.identity.privateKeyPem));
    TRY(sys::writeFileAtomically(folder / "certificate.pem", into.identity.certificatePem));
    return sys::writeFileAtomically(folder / "token", into.token);
}

} // namespace darse::engine
