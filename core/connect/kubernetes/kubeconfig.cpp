// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/kubeconfig.h"

#include "core/kube/document.h"
#include "core/net/url.h"
#include "core/sys/files.h"

#include <QByteArray>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace darse::connect::kubernetes {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScheme = "kube://";
constexpr std::uint16_t kTlsPort = 443;
constexpr std::uint16_t kPlainPort = 80;

/// A text member; a token may look like a number.
std::string textOf(const json& object, const char* name)
{
    const json member = object.is_object() ? object.value(name, json()) : json();
    if (member.is_string())
        return member.get<std::string>();
    return member.is_number() ? member.dump() : std::string();
}

class Configuration {
public:
    Configuration(json value, fs::path file) :
        m_value(std::move(value)),
        m_file(std::move(file)),
        m_files{m_file.string()}
    {
    }

    Result<ConfiguredServer> server(std::string context)
    {
        if (context.empty())
            context = textOf(m_value, "current-context");
        if (context.empty())
            return problem(ErrorKind::NotFound, "there is no current context");
        TRY_DECLARE(const json chosen, entry("contexts", "context", context));
        TRY_DECLARE(const json cluster, entry("clusters", "cluster", textOf(chosen, "cluster")));
        ConfiguredServer out{.server = {.space = textOf(chosen, "namespace")}, .context = context};
        TRY(reach(out.server, cluster));
        const std::string user = textOf(chosen, "user");
        if (!user.empty()) {
            TRY_DECLARE(const json login, entry("users", "user", user));
            TRY(identify(out.server, login, user));
        }
        out.files = m_files;
        return out;
    }

private:
    Error problem(ErrorKind kind, const std::string& what) const { return {kind, m_file.string() + ": " + what}; }

    /// What is called so in a list of the configuration.
    Result<json> entry(const char* list, const char* member, const std::string& name) const
    {
        for (const json& one : m_value.value(list, json::array())) {
            if (textOf(one, "name") == name && one.contains(member) && one[member].is_object())
                return one[member];
        }
        return problem(ErrorKind::NotFound, std::string("there is no ") + member + " \"" + name + "\"");
    }

    /// "x-data" in base64, or the file that "x" names, seen from the configuration; empty: neither.
    Result<std::string> content(const json& object, const std::string& name)
    {
        const std::string data = textOf(object, (name + "-data").c_str());
        if (!data.empty()) {
            const auto read = QByteArray::fromBase64Encoding(QByteArray::fromStdString(data));
            if (!read)
                return problem(ErrorKind::InvalidInput, name + "-data is no base64");
            return read.decoded.toStdString();
        }
        const std::string file = textOf(object, name.c_str());
        return file.empty() ? Result<std::string>(std::string()) : beside(file);
    }

    /// A file that the configuration names, seen from it.
    Result<std::string> beside(const std::string& file)
    {
        const fs::path path = m_file.parent_path() / file;
        m_files.push_back(path.string());
        return sys::readFile(path, mebibytes(1));
    }

    Result<void> reach(KubeServer& out, const json& cluster)
    {
        for (const char* member : {"tls-server-name", "proxy-url"}) {
            if (!textOf(cluster, member).empty())
                return problem(ErrorKind::Unsupported, std::string(member) + " is not implemented");
        }
        const std::string url = textOf(cluster, "server");
        TRY_DECLARE(const net::Authority server, net::parseAuthority(url).within(m_file.string()));
        const auto from = url.find('/', url.find("://") + 3);
        out.prefix = from == std::string::npos ? "" : url.substr(from, url.find_first_of("?#") - from);
        while (out.prefix.ends_with('/'))
            out.prefix.pop_back();
        if (server.scheme == "http") {
            out.endpoint = net::Endpoint::tcp(server.host, server.port == 0 ? kPlainPort : server.port);
            return ok();
        }
        if (server.scheme != "https")
            return problem(ErrorKind::InvalidInput,
                           "the server \"" + url + "\" is no address such as https://host:6443");
        net::TlsOptions tls;
        TRY_DECLARE(tls.authoritiesPem, content(cluster, "certificate-authority"));
        if (!tls.authoritiesPem.empty())
            tls.trust = net::TlsTrust::Own;
        else if (cluster.value("insecure-skip-tls-verify", json()) == json(true))
            tls.trust = net::TlsTrust::Anyone;
        out.endpoint = net::Endpoint::tlsOver(server.host, server.port == 0 ? kTlsPort : server.port, std::move(tls));
        return ok();
    }

    Result<void> identify(KubeServer& out, const json& login, const std::string& user)
    {
        for (const char* member : {"exec", "auth-provider"}) {
            if (login.contains(member))
                return problem(ErrorKind::Unsupported, "the login of user \"" + user + "\" comes from a program (" +
                                                           member + "), which is not run here: a token or a " +
                                                           "certificate is needed");
        }
        for (const char* member : {"as", "as-uid", "as-groups"}) {
            if (login.contains(member))
                return problem(ErrorKind::Unsupported, std::string(member) + " is not implemented");
        }
        net::TlsIdentity& identity = out.endpoint.tls.identity;
        TRY_DECLARE(identity.certificatePem, content(login, "client-certificate"));
        TRY_DECLARE(identity.privateKeyPem, content(login, "client-key"));
        if (identity.certificatePem.empty() != identity.privateKeyPem.empty())
            return problem(ErrorKind::InvalidInput, "client-certificate and client-key belong together");
        std::string token = textOf(login, "token");
        if (const std::string file = textOf(login, "tokenFile"); token.empty() && !file.empty()) {
            TRY_DECLARE(token, beside(file));
            token.erase(token.find_last_not_of("\r\n ") + 1);
        }
        if (token.find_first_of("\r\n") != std::string::npos)
            return problem(ErrorKind::InvalidInput, "the token has more than one line");
        if (!token.empty())
            out.authorization = "Bearer " + token;
        else if (const std::string name = textOf(login, "username"); !name.empty())
            out.authorization = "Basic " + net::base64(name + ":" + textOf(login, "password"));
        return ok();
    }

    json m_value;
    fs::path m_file;
    std::vector<std::string> m_files;
};

/// When a file was written, and how long it is; nothing: it is not there.
using Stamp = std::optional<std::pair<fs::file_time_type, std::uintmax_t>>;

Stamp stampOf(const std::string& file)
{
    std::error_code time;
    std::error_code size;
    const Stamp stamp = std::pair(fs::last_write_time(file, time), fs::file_size(file, size));
    return time || size ? std::nullopt : stamp;
}

bool isSameServer(const KubeServer& one, const KubeServer& other)
{
    return one.endpoint.name() == other.endpoint.name() && one.endpoint.kind == other.endpoint.kind &&
           one.prefix == other.prefix;
}

class Finding {
public:
    explicit Finding(ClusterPlace place) : m_place(std::move(place)) {}

    Result<std::shared_ptr<const KubeServer>> now()
    {
        const std::lock_guard lock(m_mutex);
        if (m_server != nullptr &&
            std::ranges::all_of(m_read, [](const auto& one) { return stampOf(one.first) == one.second; }))
            return m_server;
        std::map<std::string, Stamp> stamps{{m_place.file, stampOf(m_place.file)}};
        TRY_DECLARE(ConfiguredServer found, serverOf(m_place));
        if (m_server != nullptr && !isSameServer(*m_server, found.server))
            return Error(ErrorKind::InvalidState, m_place.file + ": context \"" + found.context +
                                                      "\" leads to another server now (" +
                                                      found.server.endpoint.name() + "): connect again");
        // What changes while it is read is read once more the next time.
        for (const std::string& file : found.files)
            stamps.try_emplace(file, stampOf(file));
        m_place.context = found.context;
        m_read = std::move(stamps);
        m_server = std::make_shared<const KubeServer>(std::move(found.server));
        return m_server;
    }

private:
    std::mutex m_mutex;
    ClusterPlace m_place;
    std::map<std::string, Stamp> m_read;
    std::shared_ptr<const KubeServer> m_server; ///< null until it could be read
};

} // namespace

std::string ClusterPlace::text() const
{
    return std::string(kScheme) + file + (context.empty() ? "" : "#" + context);
}

bool isClusterPlace(const std::string& text)
{
    return text.starts_with(kScheme);
}

Result<ClusterPlace> parseClusterPlace(const std::string& text)
{
    const std::string place = isClusterPlace(text) ? text.substr(kScheme.size()) : text;
    const auto mark = place.rfind('#');
    ClusterPlace out{.file = place.substr(0, mark),
                     .context = mark == std::string::npos ? std::string() : place.substr(mark + 1)};
    if (!out.file.starts_with('/'))
        return Error(ErrorKind::InvalidInput, "\"" + text + "\" is no file such as kube:///home/ann/.kube/config");
    return out;
}

Result<ConfiguredServer> serverOf(const ClusterPlace& place)
{
    TRY_DECLARE(const std::string text, sys::readFile(place.file, mebibytes(4)));
    TRY_DECLARE(const auto documents, kube::parseDocuments(text).within(place.file));
    if (documents.empty() || !documents.front().value.is_object())
        return Error(ErrorKind::InvalidInput, place.file + " is no configuration of kubectl");
    return Configuration(documents.front().value, place.file).server(place.context);
}

FindServer findServerOf(ClusterPlace place)
{
    return [finding = std::make_shared<Finding>(std::move(place))] { return finding->now(); };
}

} // namespace darse::connect::kubernetes
