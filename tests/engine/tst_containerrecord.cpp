// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/containerrecord.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::engine;
using container::Config;

namespace {

Container containerOf(Config config)
{
    const std::string digest = "sha256:" + std::string(64, 'a');
    Container out{.id = ContainerId(std::string(64, 'b')),
                  .name = "web",
                  .created = TimePoint(std::chrono::seconds(1)),
                  .image = oci::Digest::parse(digest).value(),
                  .imageName = "starter",
                  .config = std::make_shared<const Config>(std::move(config)),
                  .folder = {},
                  .log = {}};
    return out;
}

} // namespace

class TestContainerRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatRanOnceIsReadAgain_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("names of hosts in the network of another") << QByteArray("hosts");
        QTest::newRow("less memory than may be asked for") << QByteArray("memory");
        QTest::newRow("removed at its end, and started again") << QByteArray("restart");
    }
    /// Pods make containers that nobody could ask for; they are not lost by a rule that came later, either.
    void whatRanOnceIsReadAgain()
    {
        QFETCH(QByteArray, what);
        Config config;
        config.command = {"true"};
        if (what == "hosts") {
            config.modes.network = "container:" + std::string(64, 'c');
            config.extraHosts = {"a:127.0.0.1"};
        } else if (what == "memory") {
            config.resources.memory = 4096;
        } else {
            config.isRemovedAtEnd = true;
            config.restart.mode = container::RestartMode::Always;
        }
        const Container made = containerOf(config);
        const kube::Seal seal(std::string(kube::kSealKeySize, 'k'));
        const auto record = toRecord(made, seal);
        VERIFY_OK(record);
        const auto read = parseRecord(made.id.value(), *record, seal);
        VERIFY_OK(read);
        QCOMPARE(read->name, made.name);
        QVERIFY(read->config->extraHosts == config.extraHosts);
        QVERIFY(read->config->resources.memory == config.resources.memory);
        QVERIFY(read->config->restart.mode == config.restart.mode);
    }
    void whatIsNoRecordIsSaid()
    {
        const kube::Seal open{std::string()};
        VERIFY_FAILS(parseRecord("x", "{\"name\": 1}", open), ErrorKind::InvalidState);
        VERIFY_FAILS(parseRecord("x", "", open), ErrorKind::InvalidState);
    }
};

QTEST_APPLESS_MAIN(TestContainerRecord)
#include "tst_containerrecord.moc"
