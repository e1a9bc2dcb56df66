// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/inspection.h"
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/details/podgroups.h"

#include <QLabel>
#include <QTest>

using namespace darse;
using backend::Kind;
using backend::Pending;

namespace {

class FakeInspection final : public backend::Inspection {
public:
    Pending<QString> json(const backend::ObjectRef& ref) override
    {
        asked << ref.key;
        return backend::ready<QString>(answer);
    }
    Pending<backend::ProcessTable> processes(const QString&) override { return none<backend::ProcessTable>(); }
    Pending<backend::Ending> ending(const QString&) override { return none<backend::Ending>(); }
    Pending<std::vector<backend::LayerContent>> layers(const QString&) override
    {
        return none<std::vector<backend::LayerContent>>();
    }
    Pending<backend::Numbers> numbers(const backend::NumbersAsked&) override { return none<backend::Numbers>(); }

    QString answer = QStringLiteral(R"({"HostConfig":{"CgroupParent":"/darse/pod17"}})");
    QStringList asked;

private:
    template <class T>
    static Pending<T> none()
    {
        return backend::ready<T>(Error(ErrorKind::Unsupported, "not here"));
    }
};

class InspectedBackend final : public test::FakeBackend {
public:
    backend::Inspection* inspection() override { return isTold ? &all : nullptr; }

    bool isTold = true;
    FakeInspection all;
};

struct Scene {
    InspectedBackend* backend = new InspectedBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    backend::Pod pod;
    ui::PodGroups groups{session};

    Scene()
    {
        pod.key = pod.name = QStringLiteral("shop");
        put(u"aaaaaaaaaaaaaaaa"_qs, u"shop/web"_qs, 12);
        put(u"bbbbbbbbbbbbbbbb"_qs, u"shop/infra"_qs, 11);
        put(u"cccccccccccccccc"_qs, u"shop/ended"_qs, 0);
    }
    void put(const QString& key, const QString& name, qint64 process) const
    {
        const auto container = test::makeContainer(key);
        container->name = name;
        container->podKey = pod.key;
        container->owners = {{Kind::Pod, pod.key}};
        container->pid = process;
        backend->kinds[Kind::Container].put(container);
    }
    [[nodiscard]] bool knows(const QString& key) { return session.store(Kind::Container).find(key) != nullptr; }
    [[nodiscard]] QString text() const { return groups.findChild<QLabel*>(u"groups"_qs)->text(); }
};

} // namespace

/// Where the kernel counts what a pod uses, as a tree.
class TestPodGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseThatRunAreInThatOfThePod()
    {
        Scene scene;
        QTRY_VERIFY(scene.knows(u"cccccccccccccccc"_qs));
        scene.groups.setPod(scene.pod);
        QTRY_VERIFY(!scene.groups.isHidden());
        QCOMPARE(scene.text(),
                 u"/darse/pod17\n├─ bbbbbbbbbbbb  infra  process 11\n└─ aaaaaaaaaaaa  web    process 12"_qs);
        scene.put(u"dddddddddddddddd"_qs, u"shop/db"_qs, 13);
        QTRY_VERIFY(scene.knows(u"dddddddddddddddd"_qs));
        scene.groups.setPod(scene.pod);
        QTRY_VERIFY(scene.text().contains(u"db"));
        QVERIFY(scene.text().startsWith(u"/darse/pod17\n"));
    }

    /// The next one has another group and other containers.
    void anotherOfTheSameNameIsAskedAnew()
    {
        Scene scene;
        QTRY_VERIFY(scene.knows(u"cccccccccccccccc"_qs));
        scene.groups.setPod(scene.pod);
        scene.groups.setPod(scene.pod);
        QCOMPARE(scene.backend->all.asked.size(), 1);
        for (const char* key : {"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"})
            scene.backend->kinds[Kind::Container].take(QLatin1StringView(key));
        scene.put(u"eeeeeeeeeeeeeeee"_qs, u"shop/infra"_qs, 21);
        QTRY_VERIFY(scene.knows(u"eeeeeeeeeeeeeeee"_qs) && !scene.knows(u"aaaaaaaaaaaaaaaa"_qs));
        scene.backend->all.answer.replace(u"pod17"_qs, u"pod18"_qs);
        scene.groups.setPod(scene.pod);
        QTRY_COMPARE(scene.text(), u"/darse/pod18\n└─ eeeeeeeeeeee  infra  process 21"_qs);
    }

    void whereNobodyTellsThereIsNone()
    {
        Scene scene;
        QTRY_VERIFY(scene.knows(u"cccccccccccccccc"_qs));
        scene.backend->all.answer = QStringLiteral(R"({"HostConfig":{"CgroupParent":""}})");
        scene.groups.setPod(scene.pod);
        QTRY_COMPARE(scene.backend->all.asked.size(), 1);
        QCoreApplication::processEvents();
        QVERIFY(scene.groups.isHidden());
        scene.backend->isTold = false;
        scene.groups.setPod(scene.pod);
        QVERIFY(scene.groups.isHidden());
    }
};

QTEST_MAIN(TestPodGroups)
#include "tst_podgroups.moc"
