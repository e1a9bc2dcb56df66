// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registry.h"
#include "tests/support/realregistry.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <utility>

using namespace darse;
using namespace darse::registry;
using namespace darse::test;

namespace {

std::string patternOf(std::size_t size, char seed)
{
    std::string out(size, seed);
    std::uint32_t state = static_cast<unsigned char>(seed);
    for (char& c : out) {
        state = state * 1664525 + 1013904223;
        c = static_cast<char>(state >> 24U);
    }
    return out;
}

oci::Descriptor descriptorOf(const std::string& content, std::string_view type = oci::mediatype::kLayer)
{
    return {std::string(type), oci::Digest::of(content), content.size()};
}

ByteSource sourceOf(const std::string& content, std::uint64_t offset)
{
    return [&content, at = static_cast<std::size_t>(offset)](std::span<char> into,
                                                             const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = content.copy(into.data(), into.size(), at);
        at += count;
        return count;
    };
}

Result<std::string> readWhole(const ByteSource& source)
{
    std::string out;
    std::array<char, 65536> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t count, source(piece, {}));
        if (count == 0)
            return out;
        out.append(piece.data(), count);
    }
}

std::shared_ptr<CredentialSource> login(const std::string& registry, const char* user, std::string_view password)
{
    return std::make_shared<GivenCredential>(registry, Credential{user, Secret(password)});
}

} // namespace

/// The registry of the distribution project, as everybody runs it.
class TestRegistryReal : public QObject {
    Q_OBJECT

private:
    static constexpr const char* kCanary = "canary-9f1c77-Secret";
    std::unique_ptr<RealRegistry> m_real;
    TempDir m_folder;

    std::shared_ptr<Registry> begin(const RealRegistryOptions& options, RegistryOptions ours = {},
                                    std::string_view password = {})
    {
        auto started = RealRegistry::start(options);
        if (!started)
            qFatal("%s: %s", started.error().message().c_str(), started.error().detail().c_str());
        m_real = std::move(started).value();
        return connect(std::move(ours), password);
    }
    std::shared_ptr<Registry> connect(RegistryOptions ours = {}, std::string_view password = {})
    {
        ours.retry.first = std::chrono::milliseconds(5);
        const std::string& host = m_real->endpoint();
        return Registry::create(host, std::make_shared<RegistryOptions>(std::move(ours)),
                                password.empty() ? nullptr : login(host, "me", password))
            .value();
    }
    /// An image of one layer under this name; its manifest.
    static Result<oci::Digest> pushImage(Registry& registry, const std::string& repository, const std::string& tag,
                                         const std::string& layer)
    {
        const std::string config = R"({"architecture":"amd64","os":"linux"})";
        for (const std::string* content : {&layer, &config}) {
            const Upload upload{repository, descriptorOf(*content),
                                [content](std::uint64_t offset) { return sourceOf(*content, offset); }};
            TRY(registry.pushBlob(upload, {}));
        }
        oci::Manifest manifest{std::string(oci::mediatype::kManifest), descriptorOf(config, oci::mediatype::kConfig)};
        manifest.layers.push_back(descriptorOf(layer));
        return registry.pushManifest(repository, tag, {manifest.mediaType, toJson(manifest)}, {});
    }

private Q_SLOTS:
    void cleanup() { m_real.reset(); }

    void plainRegistryTakesAndGivesAnImage()
    {
        const auto registry = begin({});
        VERIFY_OK(registry->ping({}));
        const std::string layer = patternOf(5'000'000, 'a');
        const auto digest = pushImage(*registry, "team/app", "1.0", layer);
        VERIFY_OK(digest);
        const auto fetched = registry->manifest("team/app", "1.0", {});
        VERIFY_OK(fetched);
        QVERIFY(fetched->descriptor.digest == *digest);
        QCOMPARE(fetched->descriptor.mediaType, std::string(oci::mediatype::kManifest));
        const auto head = registry->headManifest("team/app", digest->text(), {});
        VERIFY_OK(head);
        QVERIFY(*head == fetched->descriptor);
        const auto blob = registry->blob("team/app", descriptorOf(layer), 0, {});
        VERIFY_OK(blob);
        QVERIFY(readWhole(*blob).value() == layer);
        QVERIFY(readWhole(registry->blob("team/app", descriptorOf(layer), 4'999'000, {}).value()).value() ==
                layer.substr(4'999'000));
    }

    void privateAuthorityIsTrustedThroughItsFolder()
    {
        const auto stranger = begin({.tls = RegistryTls::PrivateAuthority});
        VERIFY_FAILS(stranger->ping({}), ErrorKind::PermissionDenied);
        RegistryOptions ours;
        ours.certificateFolders = {m_folder.path()};
        m_folder.write(m_real->endpoint() + "/ca.crt", m_real->authorityPem());
        const auto registry = connect(ours);
        VERIFY_OK(pushImage(*registry, "team/app", "1.0", patternOf(100'000, 'b')));
        VERIFY_OK(registry->manifest("team/app", "1.0", {}));
    }
    void whoAnswersIsToldAndCanBeTrusted()
    {
        RegistryOptions ours;
        ours.certificateFolders = {m_folder.path()};
        const auto registry = begin({.tls = RegistryTls::PrivateAuthority}, ours);
        const auto stranger = registry->peer({});
        VERIFY_OK(stranger);
        QVERIFY(stranger->origin.isTls && !stranger->isUnchecked && !stranger->identity.problems.empty());
        const net::Certificate& own = stranger->identity.chain.at(0);
        QCOMPARE(own.subject, std::string("registry"));
        QCOMPARE(own.issuer, std::string("ca"));
        QCOMPARE(own.sha256.size(), std::size_t{95});
        QVERIFY(std::ranges::find(own.names, "localhost") != own.names.end() && own.from < own.until);
        VERIFY_FAILS(registry->ping({}), ErrorKind::PermissionDenied);
        VERIFY_FAILS(registry->trust("no certificate", {}), ErrorKind::InvalidInput);
        const auto other = RealRegistry::start({.tls = RegistryTls::PrivateAuthority});
        VERIFY_OK(other);
        VERIFY_FAILS(registry->trust((*other)->authorityPem(), {}), ErrorKind::PermissionDenied);
        QVERIFY(!std::filesystem::exists(m_folder.path() / m_real->endpoint())); // nothing was kept
        VERIFY_OK(registry->trust(m_real->authorityPem(), {}));
        const auto friendly = connect(ours);
        QVERIFY(friendly->peer({}).value().identity.problems.empty());
        VERIFY_OK(friendly->ping({}));
    }
    void insecureIsWhatPeopleSay()
    {
        VERIFY_FAILS(begin({.tls = RegistryTls::PrivateAuthority})->ping({}), ErrorKind::PermissionDenied);
        RegistryOptions ours;
        ours.insecure = {m_real->endpoint()};
        VERIFY_OK(connect(ours)->ping({}));
    }
    void passwordIsAskedForAndKeptOutOfEverything()
    {
        const RealRegistryOptions locked{.tls = RegistryTls::Plain, .user = "me", .password = kCanary};
        const auto nobody = begin(locked);
        const auto refused = nobody->manifest("team/app", "1.0", {});
        VERIFY_FAILS(refused, ErrorKind::PermissionDenied);
        const auto wrong = connect({}, "wrong-canary")->ping({});
        VERIFY_FAILS(wrong, ErrorKind::PermissionDenied);
        QVERIFY((wrong.error().message() + wrong.error().detail()).find("wrong-canary") == std::string::npos);
        const auto registry = connect({}, kCanary);
        VERIFY_OK(pushImage(*registry, "team/app", "1.0", patternOf(100'000, 'c')));
        VERIFY_OK(registry->manifest("team/app", "1.0", {}));
        const auto unknown = registry->manifest("team/app", "nope", {});
        VERIFY_FAILS(unknown, ErrorKind::NotFound);
        QVERIFY((unknown.error().message() + unknown.error().detail()).find(kCanary) == std::string::npos);
        QVERIFY(m_real->log().find(kCanary) == std::string::npos);
    }
    void uploadGoesOnAfterTheRegistryDied()
    {
        const auto registry = begin({});
        const std::string layer = patternOf(80'000'000, 'd');
        bool hasDied = false;
        std::vector<std::uint64_t> begins;
        const Upload upload{"team/app", descriptorOf(layer), [&](std::uint64_t offset) -> Result<ByteSource> {
                                begins.push_back(offset);
                                return ByteSource([&, inner = sourceOf(layer, offset), at = offset](
                                                      std::span<char> into, const std::stop_token& stop) mutable {
                                    auto got = inner(into, stop);
                                    at += got ? *got : 0;
                                    if (at > 50'000'000 && !std::exchange(hasDied, true))
                                        static_cast<void>(m_real->restart());
                                    return got;
                                });
                            }};
        VERIFY_OK(registry->pushBlob(upload, {}));
        QVERIFY(hasDied);
        QVERIFY(begins.back() > 30'000'000);
        QVERIFY(readWhole(registry->blob("team/app", descriptorOf(layer), 0, {}).value()).value() == layer);
    }
    void downloadGoesOnAfterTheRegistryDied()
    {
        const auto registry = begin({});
        const std::string layer = patternOf(40'000'000, 'e');
        VERIFY_OK(pushImage(*registry, "team/app", "1.0", layer));
        const ByteSource blob = registry->blob("team/app", descriptorOf(layer), 0, {}).value();
        std::array<char, 65536> piece{};
        std::string got;
        while (got.size() < 5'000'000)
            got.append(piece.data(), blob(piece, {}).value());
        VERIFY_OK(m_real->restart());
        const auto rest = readWhole(blob);
        VERIFY_OK(rest);
        QVERIFY(got + *rest == layer);
    }
    void contentIsMountedFromAnotherRepository()
    {
        const auto registry = begin({});
        const std::string layer = patternOf(10'000, 'f');
        VERIFY_OK(pushImage(*registry, "team/base", "1.0", layer));
        const auto digest = oci::Digest::of(layer);
        QCOMPARE(registry->hasBlob("team/app", digest, {}).value(), false);
        QCOMPARE(registry->mountBlob("team/app", oci::Digest::of("unknown"), "team/base", {}).value(), false);
        QCOMPARE(registry->mountBlob("team/app", digest, "team/base", {}).value(), true);
        QCOMPARE(registry->hasBlob("team/app", digest, {}).value(), true);
    }
    void contentWithAnotherDigestIsRefused()
    {
        const auto registry = begin({});
        const std::string content = patternOf(10'000, 'g');
        auto wrong = descriptorOf("something else");
        wrong.size = content.size();
        const Upload upload{"team/app", wrong, [&](std::uint64_t offset) { return sourceOf(content, offset); }};
        VERIFY_FAILS(registry->pushBlob(upload, {}), ErrorKind::InvalidInput);
    }
    void namesAreListedAndRemoved()
    {
        const auto registry = begin({});
        for (const char* tag : {"1.0", "1.1", "latest"})
            VERIFY_OK(pushImage(*registry, "team/app", tag, patternOf(1000, tag[2])));
        auto tags = registry->tags("team/app", {});
        VERIFY_OK(tags);
        std::sort(tags->names.begin(), tags->names.end());
        QCOMPARE(tags->names, (std::vector<std::string>{"1.0", "1.1", "latest"}));
        QCOMPARE(registry->catalog({}).value().names, std::vector<std::string>{"team/app"});
        QCOMPARE(registry->search({.term = "APP"}, {}).value().front().name, m_real->endpoint() + "/team/app");
        const auto digest = registry->headManifest("team/app", "1.1", {}).value().digest;
        VERIFY_OK(registry->deleteManifest("team/app", digest.text(), {}));
        VERIFY_FAILS(registry->manifest("team/app", "1.1", {}), ErrorKind::NotFound);
        VERIFY_FAILS(registry->tags("team/none", {}), ErrorKind::NotFound);
        QVERIFY(registry->referrers("team/app", digest, {}).value().empty());
    }
    void otherToolsReadWhatWasPushed()
    {
        const auto registry = begin({});
        const auto digest = pushImage(*registry, "team/app", "1.0", patternOf(200'000, 'h'));
        VERIFY_OK(digest);
        QProcess skopeo;
        skopeo.start(QStringLiteral("skopeo"),
                     {QStringLiteral("inspect"), QStringLiteral("--raw"), QStringLiteral("--tls-verify=false"),
                      QStringLiteral("docker://") + QString::fromStdString(m_real->endpoint()) +
                          QStringLiteral("/team/app:1.0")});
        QVERIFY(skopeo.waitForFinished());
        QVERIFY2(skopeo.exitCode() == 0, skopeo.readAllStandardError().constData());
        QVERIFY(oci::Digest::of(skopeo.readAllStandardOutput().toStdString()) == *digest);
    }
};

QTEST_GUILESS_MAIN(TestRegistryReal)
#include "tst_registry_real.moc"
