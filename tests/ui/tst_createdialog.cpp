// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/plannotes.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using ui::CreateDialog;
using ui::PlanField;

namespace {

constexpr int kPatience = 60'000;

/// Notes what it is to make; the transfer goes on until it is cancelled.
class Maker final : public backend::Containers, public backend::ContainerMaking {
public:
    backend::Pending<void> start(const QString&) override { return nothing(); }
    backend::Pending<void> stop(const QString&) override { return nothing(); }
    backend::Pending<void> restart(const QString&) override { return nothing(); }
    backend::Pending<void> pause(const QString&) override { return nothing(); }
    backend::Pending<void> resume(const QString&) override { return nothing(); }
    backend::Pending<void> kill(const QString&) override { return nothing(); }
    backend::Pending<void> rename(const QString&, const QString&) override { return nothing(); }
    backend::Pending<void> removeWithVolumes(const QString&) override { return nothing(); }
    std::unique_ptr<backend::Transfer> create(const backend::ContainerPlan& plan) override
    {
        plans.push_back(plan);
        return std::make_unique<Endless>();
    }

    std::vector<backend::ContainerPlan> plans;

private:
    class Endless final : public backend::Transfer {
    public:
        void cancel() override { Q_EMIT finished(Error(ErrorKind::Canceled, "it was cancelled")); }
    };
    static backend::Pending<void> nothing() { return backend::ready<void>(ok()); }
};

/// Changes what a test says.
class Remaker final : public backend::ContainerRemaking {
public:
    [[nodiscard]] bool changesLive() const override { return isLive; }
    backend::Pending<backend::ContainerPlan> planOf(const QString&) override
    {
        return backend::ready<backend::ContainerPlan>(backend::ContainerPlan());
    }
    backend::Pending<void> change(const QString&, const backend::ContainerPlan&) override
    {
        return backend::ready<void>(ok());
    }
    std::unique_ptr<backend::Transfer> replace(const QString&, const backend::ContainerPlan&) override { return {}; }
    backend::Pending<void> commit(const QString&, const QString&) override { return backend::ready<void>(ok()); }
    std::unique_ptr<backend::Transfer> exportTo(const QString&, const QString&) override { return {}; }

    bool isLive = true;
};

class MakingBackend final : public backend::Backend {
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    backend::Objects* objects(backend::Kind kind) override { return &kinds[kind]; }
    backend::Containers* containers() override { return &maker; }
    backend::ContainerMaking* containerMaking() override { return &maker; }
    backend::ContainerRemaking* containerRemaking() override { return &remaker; }

    std::map<backend::Kind, test::FakeObjects> kinds;
    Maker maker;
    Remaker remaker;
};

} // namespace

/// The dialog that makes a container, on a backend that only notes it.
class TestCreateDialog : public QObject {
    Q_OBJECT

private:
    struct Scene {
        Scene()
        {
            auto fake = std::make_unique<MakingBackend>();
            backend = fake.get();
            auto web = test::makeContainer(u"web"_s);
            web->ports = {{{}, 8080, 80, u"tcp"_s}};
            backend->kinds[backend::Kind::Container].put(web);
            session = std::make_unique<session::Session>(std::move(fake));
            session->store(backend::Kind::Container);
            dialog = new CreateDialog(*session, nullptr);
            dialog->show();
        }
        ~Scene() { delete dialog; }

        template <class T>
        T* field(PlanField field) const
        {
            return dialog->findChild<T*>(u"plan.%1"_s.arg(static_cast<int>(field)));
        }
        [[nodiscard]] QPlainTextEdit* line() const { return dialog->findChild<QPlainTextEdit*>(u"line"_s); }
        [[nodiscard]] QPushButton* create() const { return dialog->findChild<QPushButton*>(u"create"_s); }
        [[nodiscard]] bool says(const QString& text) const
        {
            for (const QLabel* label : dialog->findChildren<QLabel*>()) {
                if (label->text().contains(text) && !label->isHidden())
                    return true;
            }
            return false;
        }

        MakingBackend* backend;
        std::unique_ptr<session::Session> session;
        QPointer<CreateDialog> dialog;
    };

private Q_SLOTS:
    void formWritesTheLine()
    {
        const Scene scene;
        QVERIFY(!scene.create()->isEnabled()); // without an image there is nothing to make
        scene.field<QComboBox>(PlanField::Image)->setEditText(u"nginx"_s);
        scene.field<QLineEdit>(PlanField::Name)->setText(u"shop"_s);
        scene.field<QPlainTextEdit>(PlanField::Ports)->setPlainText(u"9090:80"_s);
        scene.field<QLineEdit>(PlanField::Memory)->setText(u"1g"_s);
        QCOMPARE(scene.line()->toPlainText(), u"docker run -d --name shop -p 9090:80 -m 1g nginx"_s);
        QVERIFY(scene.create()->isEnabled());
        scene.create()->click();
        QCOMPARE(scene.backend->maker.plans.size(), std::size_t{1});
        QCOMPARE(scene.backend->maker.plans.front().name, u"shop"_s);
        QCOMPARE(scene.session->operations().runningCount(), 1);
    }

    void lineFillsTheForm()
    {
        const Scene scene;
        scene.line()->setPlainText(u"docker run --rm -p 1:2 -e A=1 --name xy busybox echo 'a b'"_s);
        QCOMPARE(scene.field<QComboBox>(PlanField::Image)->currentText(), u"busybox"_s);
        QCOMPARE(scene.field<QPlainTextEdit>(PlanField::Ports)->toPlainText(), u"1:2"_s);
        QCOMPARE(scene.field<QLineEdit>(PlanField::Command)->text(), u"echo 'a b'"_s);
        QVERIFY(scene.create()->isEnabled());
    }

    void whatHasNoFieldIsTakenAndTheRestNamed()
    {
        const Scene scene;
        scene.line()->setPlainText(u"docker run --privileged --pull always --tmpfs /run --network a "
                                   "--network name=b,alias=db busybox"_s);
        QCOMPARE(scene.field<QPlainTextEdit>(PlanField::More)->toPlainText(), u"--privileged\n--tmpfs /run"_s);
        QCOMPARE(scene.field<QPlainTextEdit>(PlanField::Networks)->toPlainText(), u"name=b,alias=db"_s);
        QVERIFY(scene.says(u"--pull always"_s));
        QVERIFY(scene.create()->isEnabled());
        scene.field<QPlainTextEdit>(PlanField::More)->setPlainText(u"--shm-size lots"_s);
        QVERIFY(scene.says(u"“--shm-size lots”"_s));
        QVERIFY(!scene.create()->isEnabled());
        scene.field<QPlainTextEdit>(PlanField::More)->setPlainText(u" --init "_s);
        scene.create()->click();
        const backend::ContainerPlan& plan = scene.backend->maker.plans.front();
        QCOMPARE(plan.more, (std::vector<backend::RunOption>{{u"--init"_s, {}}}));
        QCOMPARE(plan.networks.front().aliases, QStringList{u"db"_s});
    }

    void whatTheLineCannotSayIsNamedAndChangesNothing()
    {
        const Scene scene;
        scene.field<QComboBox>(PlanField::Image)->setEditText(u"nginx"_s);
        scene.line()->setPlainText(u"docker run --magic busybox"_s);
        QVERIFY(scene.says(u"--magic"_s));
        QVERIFY(!scene.create()->isEnabled()); // it would make what the line does not say
        QCOMPARE(scene.field<QComboBox>(PlanField::Image)->currentText(), u"nginx"_s);
    }

    void aRefusedLineStaysUntilTheFormIsChanged()
    {
        const Scene scene;
        const QString line = u"docker run --magic busybox"_s;
        scene.field<QComboBox>(PlanField::Image)->setEditText(u"nginx"_s);
        scene.line()->setPlainText(line);
        scene.field<QLineEdit>(PlanField::Name)->setFocus();
        QSignalSpy told(&scene.session->store(backend::Kind::Container), &session::ObjectStore::updated);
        scene.backend->kinds[backend::Kind::Container].put(test::makeContainer(u"db"_s)); // the world goes on
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(scene.line()->toPlainText(), line);
        QVERIFY(!scene.create()->isEnabled());
        scene.field<QLineEdit>(PlanField::Name)->setText(u"shop"_s);
        QCOMPARE(scene.line()->toPlainText(), u"docker run -d --name shop nginx"_s);
        QVERIFY(scene.create()->isEnabled());
    }

    void aLimitNeedsAnotherContainerWhereNoneIsChanged()
    {
        Scene scene;
        delete scene.dialog;
        backend::ContainerPlan plan;
        plan.image = u"nginx"_s;
        plan.name = u"web"_s;
        plan.restartPolicy = u"no"_s;
        scene.dialog = new CreateDialog(*scene.session, nullptr, {.key = u"web"_s, .plan = plan, .isRunning = true});
        scene.dialog->show();
        scene.field<QLineEdit>(PlanField::Cpus)->setText(u"0.5"_s);
        QVERIFY(scene.says(u"Changed: applied while it runs."_s));
        scene.backend->remaker.isLive = false;
        Q_EMIT scene.backend->linkChanged(); // it was another server all of a sudden
        QVERIFY(scene.says(u"Changed: needs a new container."_s));
        QVERIFY(scene.says(u"The container is stopped"_s));
        QCOMPARE(scene.create()->text(), u"Replace container"_s);
    }

    void badFieldsAreObjectedToWhileTheyAreWritten_data()
    {
        QTest::addColumn<PlanField>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("taken name") << PlanField::Name << u"web"_s << u"exists already"_s;
        QTest::newRow("bad name") << PlanField::Name << u"a/b"_s << u"Letters"_s;
        QTest::newRow("open quote") << PlanField::Command << u"sh -c 'a"_s << u"quotation"_s;
        QTest::newRow("cpus") << PlanField::Cpus << u"-1"_s << u"number of cores"_s;
        QTest::newRow("memory") << PlanField::Memory << u"lots"_s << u"size such as"_s;
        QTest::newRow("folder") << PlanField::WorkingDirectory << u"a"_s << u"begins with"_s;
        QTest::newRow("taken port") << PlanField::Ports << u"8080:1"_s << u"taken by web"_s;
        QTest::newRow("port twice") << PlanField::Ports << u"81:1\n81:2"_s << u"twice"_s;
        QTest::newRow("no port") << PlanField::Ports << u"http"_s << u"is not a port"_s;
        QTest::newRow("no volume") << PlanField::Mounts << u"a:b"_s << u"is not a volume"_s;
        QTest::newRow("no variable") << PlanField::Environment << u"A"_s << u"NAME=value"_s;
    }

    void badFieldsAreObjectedToWhileTheyAreWritten()
    {
        QFETCH(const PlanField, field);
        QFETCH(const QString, text);
        QFETCH(const QString, said);
        const Scene scene;
        QTRY_COMPARE_WITH_TIMEOUT(scene.session->store(backend::Kind::Container).snapshot()->size(), std::size_t{1},
                                  kPatience);
        scene.field<QComboBox>(PlanField::Image)->setEditText(u"nginx"_s);
        QVERIFY(scene.create()->isEnabled());
        if (auto* line = scene.field<QLineEdit>(field))
            line->setText(text);
        else
            scene.field<QPlainTextEdit>(field)->setPlainText(text);
        QVERIFY(!scene.create()->isEnabled());
        QVERIFY(scene.says(said));
    }
};

QTEST_MAIN(TestCreateDialog)
#include "tst_createdialog.moc"
