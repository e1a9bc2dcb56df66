// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registry.h"
#include "tests/support/realregistry.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <array>

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
};

QTEST_GUILESS_MAIN(TestRegistryReal)
#include "tst_registry_real.moc"
