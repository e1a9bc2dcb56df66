// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/seal.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace darse::kube {
namespace {

/// No JSON begins so.
constexpr std::string_view kBeginning = "sealed:";
constexpr int kNonce = 12;
constexpr int kTag = 16;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

int sizeOf(std::string_view text)
{
    return static_cast<int>(text.size());
}

std::string toBase64(std::string_view text)
{
    std::string out((text.size() + 2) / 3 * 4 + 1, '\0');
    out.resize(static_cast<std::size_t>(EVP_EncodeBlock(bytes(out), bytes(text), sizeOf(text))));
    return out;
}

std::string fromBase64(std::string_view text)
{
    std::string out(text.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(bytes(out), bytes(text), sizeOf(text));
    const std::size_t filled = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    out.resize(size < 0 ? 0 : static_cast<std::size_t>(size) - filled);
    return out;
}

Error locked()
{
    return {ErrorKind::PermissionDenied, "the key of this engine does not open it"};
}

} // namespace

Result<std::string> Seal::makeKey()
{
    std::string key(kSealKeySize, '\0');
    if (RAND_bytes(bytes(key), sizeOf(key)) != 1)
        return Error(ErrorKind::Internal, "there are no random numbers");
    return key;
}

Result<std::string> Seal::close(std::string_view text, std::string_view name) const
{
    if (m_key.empty())
        return std::string(text);
    std::string nonce(kNonce, '\0');
    std::string out(text.size(), '\0');
    std::string tag(kTag, '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int count = 0;
    const bool isDone = context && m_key.size() == kSealKeySize && RAND_bytes(bytes(nonce), kNonce) == 1 &&
                        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(std::string_view(m_key)),
                                           bytes(nonce)) == 1 &&
                        EVP_EncryptUpdate(context.get(), nullptr, &count, bytes(name), sizeOf(name)) == 1 &&
                        EVP_EncryptUpdate(context.get(), bytes(out), &count, bytes(text), sizeOf(text)) == 1 &&
                        EVP_EncryptFinal_ex(context.get(), bytes(out) + count, &count) == 1 &&
                        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTag, tag.data()) == 1;
    if (!isDone)
        return Error(ErrorKind::Internal, "it cannot be sealed");
    return std::string(kBeginning) + toBase64(nonce + tag + out);
}

Result<std::string> Seal::open(std::string_view sealed, std::string_view name) const
{
    if (!sealed.starts_with(kBeginning))
        return std::string(sealed);
    const std::string content = fromBase64(sealed.substr(kBeginning.size()));
    sealed = content;
    if (m_key.size() != kSealKeySize || sealed.size() < kNonce + kTag)
        return locked();
    const std::string_view nonce = sealed.substr(0, kNonce);
    std::string tag(sealed.substr(kNonce, kTag));
    sealed.remove_prefix(kNonce + kTag);
    std::string out(sealed.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int count = 0;
    const bool isDone = context &&
                        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(std::string_view(m_key)),
                                           bytes(nonce)) == 1 &&
                        EVP_DecryptUpdate(context.get(), nullptr, &count, bytes(name), sizeOf(name)) == 1 &&
                        EVP_DecryptUpdate(context.get(), bytes(out), &count, bytes(sealed), sizeOf(sealed)) == 1 &&
                        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()) == 1 &&
                        EVP_DecryptFinal_ex(context.get(), bytes(out) + count, &count) == 1;
    if (!isDone)
        return locked();
    return out;
}

} // namespace darse::kube
