// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/certificates.h"

#include "core/net/url.h"
#include "core/sys/files.h"

namespace darse::registry {
namespace {

using std::filesystem::path;

Result<void> readAuthority(const path& file, net::TlsOptions& out)
{
    TRY_DECLARE(const std::string pem, sys::readFile(file, mebibytes(4)).within("read " + file.string()));
    out.trust = net::TlsTrust::SystemAndOwn;
    out.authoritiesPem += pem + "\n";
    return ok();
}

Result<void> readIdentity(const path& certificate, net::TlsOptions& out)
{
    path key = certificate;
    key.replace_extension(".key");
    TRY_DECLARE(out.identity.certificatePem,
                sys::readFile(certificate, mebibytes(4)).within("read " + certificate.string()));
    TRY_DECLARE(out.identity.privateKeyPem, sys::readFile(key, mebibytes(4)).within("read " + key.string()));
    return ok();
}

Result<void> readFolder(const path& folder, net::TlsOptions& out)
{
    const auto names = sys::listDirectory(folder);
    if (!names)
        return names.error().kind() == ErrorKind::NotFound ? ok() : Result<void>(names.error());
    for (const std::string& name : *names) {
        if (name.ends_with(".crt"))
            TRY(readAuthority(folder / name, out));
        else if (name.ends_with(".cert") && out.identity.isEmpty())
            TRY(readIdentity(folder / name, out));
    }
    return ok();
}

} // namespace

bool isListedInsecure(const Origin& origin, const RegistryOptions& options)
{
    return options.insecure.contains(origin.host) || options.insecure.contains(net::hostPort(origin.host, origin.port));
}

Result<net::TlsOptions> tlsFor(const Origin& origin, const std::string& name, const RegistryOptions& options)
{
    net::TlsOptions out;
    std::set<std::string> names{origin.host, net::hostPort(origin.host, origin.port)};
    if (!name.empty() && name.find('/') == std::string::npos)
        names.insert(name);
    for (const path& root : options.certificateFolders) {
        for (const std::string& each : names)
            TRY(readFolder(root / each, out));
    }
    if (isListedInsecure(origin, options))
        out.trust = net::TlsTrust::Anyone;
    return out;
}

} // namespace darse::registry
