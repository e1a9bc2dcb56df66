// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/names.h"
#include "core/registry/referrers.h"
#include "core/registry/session.h"
#include "core/registry/upload.h"

namespace darse::registry {
namespace {

Call blobCall(const std::string& repository, const oci::Digest& digest)
{
    Call call;
    call.method = "HEAD";
    call.target = "/v2/" + repository + "/blobs/" + digest.text();
    call.scope = Scope::of(repository, "pull");
    call.what = repository + "@" + digest.text();
    return call;
}

} // namespace

Result<bool> Registry::hasBlob(const std::string& repository, const oci::Digest& digest, const std::stop_token& stop,
                               const RetryTold& told)
{
    TRY(checkRepository(repository));
    Call call = blobCall(repository, digest);
    call.good = {200, 404};
    TRY_DECLARE(const Small answer, m_session->fetch(call, kMaxErrorBody, stop, told));
    return answer.head.status == 200;
}

Result<bool> Registry::mountBlob(const std::string& repository, const oci::Digest& digest, const std::string& from,
                                 const std::stop_token& stop)
{
    TRY(checkRepository(repository));
    TRY(checkRepository(from));
    Call call = uploadCall(repository);
    call.target += "?mount=" + digest.text() + "&from=" + from;
    call.scope.texts.push_back("repository:" + from + ":pull");
    call.good = {201, 202};
    Patience patience = m_session->patience(call.what);
    TRY_DECLARE(const Answer answer, m_session->ask(call, patience, stop));
    if (answer.status() == 201)
        return true;
    // The registry has begun an upload instead; nobody will finish it.
    if (auto location = uploadLocation(answer)) {
        Call end = uploadCall(repository);
        end.method = "DELETE";
        end.at = std::move(location).value();
        static_cast<void>(m_session->once(end, stop));
    }
    return false;
}

Result<void> Registry::pushBlob(const Upload& upload, const std::stop_token& stop)
{
    TRY(checkRepository(upload.repository));
    return UploadRun(*m_session, upload).run(stop);
}

Result<oci::Digest> Registry::pushManifest(const std::string& repository, const std::string& reference,
                                           const NewManifest& manifest, const std::stop_token& stop)
{
    TRY_DECLARE(const ManifestName name, manifestName(repository, reference));
    const oci::Digest digest = oci::Digest::of(manifest.bytes);
    if (name.digest && name.digest->algorithm() == oci::Algorithm::Sha256 && *name.digest != digest)
        return Error(ErrorKind::InvalidInput, "the manifest does not have the digest " + name.digest->text());
    Call call;
    call.method = "PUT";
    call.target = name.target();
    call.scope = Scope::of(repository, "pull,push");
    call.what = name.text();
    call.headers.add("Content-Type", manifest.mediaType);
    call.body = manifest.bytes;
    call.good = {201};
    TRY_DECLARE(const Small answer, m_session->fetch(call, kMaxErrorBody, stop));
    const auto told = answer.head.headers.find("Docker-Content-Digest");
    if (told && told->starts_with("sha256:") && *told != digest.text())
        return Error(ErrorKind::Protocol, m_session->host() + " has stored something else as " + name.text());
    if (!answer.head.headers.find("OCI-Subject"))
        TRY(tellSubject(*this, repository, manifest, stop));
    return name.digest.value_or(digest);
}

Result<void> Registry::deleteManifest(const std::string& repository, const std::string& reference,
                                      const std::stop_token& stop)
{
    TRY_DECLARE(const ManifestName name, manifestName(repository, reference));
    Call call;
    call.method = "DELETE";
    call.target = name.target();
    call.scope = Scope::of(repository, "pull,push,delete");
    call.what = name.text();
    call.good = {202, 200, 204};
    TRY(m_session->fetch(call, kMaxErrorBody, stop));
    return ok();
}

} // namespace darse::registry
