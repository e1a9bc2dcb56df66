// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/realregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

namespace darse::test {
namespace {

constexpr int kPatienceMs = 30'000;
constexpr int kLookMs = 20;

/// The registry by the name that the system gives it: Fedora calls it otherwise than Debian.
QString program()
{
    const QString name = QStringLiteral("docker-registry");
    return QStandardPaths::findExecutable(name).isEmpty() ? QStringLiteral("registry") : name;
}

Error failed(const QString& what, const QByteArray& why)
{
    return Error(ErrorKind::Io, what.toStdString() + " failed").withDetail(why.toStdString());
}

Result<QByteArray> run(const QString& folder, const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        return failed(program, process.readAllStandardError());
    return process.readAllStandardOutput();
}

Result<void> writeFile(const QString& name, const QByteArray& content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return failed(name, file.errorString().toUtf8());
    return ok();
}

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(u' ');
}

} // namespace

Result<std::unique_ptr<RealRegistry>> RealRegistry::start(const RealRegistryOptions& options)
{
    std::unique_ptr<RealRegistry> made(new RealRegistry());
    made->m_options = options;
    if (options.tls == RegistryTls::PrivateAuthority)
        TRY(made->makeCertificate());
    if (!options.user.empty()) {
        TRY_DECLARE(const QByteArray line, test::run(made->m_folder.path(), QStringLiteral("htpasswd"),
                                                     {QStringLiteral("-Bbn"), QString::fromStdString(options.user),
                                                      QString::fromStdString(options.password)}));
        TRY(writeFile(made->file("htpasswd"), line));
    }
    TRY(made->configure(options, "127.0.0.1:0"));
    TRY(made->run());
    return made;
}

RealRegistry::~RealRegistry()
{
    kill();
}

void RealRegistry::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

Result<void> RealRegistry::restart()
{
    kill();
    TRY(configure(m_options, m_endpoint));
    return run();
}

std::string RealRegistry::log() const
{
    return contentOf(file("log")).toStdString();
}

Result<void> RealRegistry::makeCertificate()
{
    TRY(test::run(
        m_folder.path(), QStringLiteral("openssl"),
        words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=ca -keyout "
              "ca.key -out ca.pem")));
    TRY(test::run(m_folder.path(), QStringLiteral("openssl"),
                  words("req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=registry -keyout "
                        "server.key -out server.csr")));
    TRY(writeFile(file("names"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n"));
    TRY(test::run(m_folder.path(), QStringLiteral("openssl"),
                  words("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out "
                        "server.pem")));
    m_authorityPem = contentOf(file("ca.pem")).toStdString();
    return ok();
}

Result<void> RealRegistry::configure(const RealRegistryOptions& options, const std::string& address)
{
    const QByteArray folder = m_folder.path().toUtf8();
    QByteArray text = "version: 0.1\nlog:\n  level: info\nstorage:\n  delete:\n    enabled: true\n  filesystem:\n"
                      "    rootdirectory: " +
                      folder + "/store\nhttp:\n  addr: " + QByteArray::fromStdString(address) + "\n  secret: trial\n";
    if (options.tls == RegistryTls::PrivateAuthority)
        text += "  tls:\n    certificate: " + folder + "/server.pem\n    key: " + folder + "/server.key\n";
    if (!options.user.empty())
        text += "auth:\n  htpasswd:\n    realm: trial\n    path: " + folder + "/htpasswd\n";
    return writeFile(file("config.yml"), text);
}

Result<void> RealRegistry::run()
{
    static constexpr const char kMark[] = "listening on ";
    const auto before = log().size();
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(file("log"), QIODevice::Append);
    // Should the test die, it goes along.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program(), {QStringLiteral("serve"), file("config.yml")});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatienceMs && !m_process.waitForFinished(kLookMs)) {
        const std::string said = log().substr(before);
        const auto at = said.find(kMark);
        const auto end = at == std::string::npos ? at : said.find_first_of(",\" \n", at + sizeof kMark - 1);
        if (end == std::string::npos)
            continue;
        m_endpoint = said.substr(at + sizeof kMark - 1, end - at - sizeof kMark + 1);
        return ok();
    }
    return failed(program(), contentOf(file("log")));
}

} // namespace darse::test
