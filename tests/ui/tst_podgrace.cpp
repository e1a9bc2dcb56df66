// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/pod.h"
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/kindview.h"
#include "ui/pages/runaction.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

namespace {

class FakePods final : public backend::Pods {
public:
    backend::Pending<void> remove(const QString& key, int graceSeconds) override
    {
        asked << QStringLiteral("%1 %2").arg(key).arg(graceSeconds);
        return backend::ready<void>(ok());
    }

    QStringList asked;
};

class PodBackend final : public test::FakeBackend {
public:
    backend::Pods* pods() override { return hasGrace ? &verbs : nullptr; }

    bool hasGrace = true;
    FakePods verbs;
};

backend::ObjectPtr makePod(const QString& name, int grace)
{
    auto pod = std::make_shared<backend::Pod>();
    pod->key = pod->name = name;
    pod->grace = grace;
    return pod;
}

/// The question before some pods are deleted.
struct Scene {
    PodBackend* backend = new PodBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    QWidget window;

    void ask(const Objects& pods)
    {
        const auto& actions = kindView(Kind::Pod).actions;
        const auto found = std::ranges::find(actions, QLatin1StringView("delete"),
                                             [](const Action& action) { return QLatin1StringView(action.id); });
        QVERIFY(found != actions.end());
        runAction(*found, {pods, session, &window});
    }

    template <class Widget>
    [[nodiscard]] Widget* part(const char* name) const
    {
        return window.findChild<Widget*>(QLatin1StringView(name));
    }
    void agree() const { part<QPushButton>("confirm")->click(); }
    [[nodiscard]] bool says(const QString& text) const
    {
        return std::ranges::any_of(window.findChildren<QLabel*>(),
                                   [&text](const QLabel* label) { return label->text().contains(text); });
    }
    /// The newest first.
    [[nodiscard]] QString line() { return session.operations().all().front()->description().commandLine; }
};

} // namespace

/// Deleting pods with as much time for their containers as a person chooses.
class TestPodGrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsOwnIsChosenAtFirst()
    {
        Scene scene;
        scene.ask({makePod(u"shop"_qs, 45)});
        QVERIFY(scene.part<QRadioButton>("ownGrace")->isChecked());
        QVERIFY(scene.part<QRadioButton>("ownGrace")->text().contains(u"45"));
        QVERIFY(scene.says(u"are stopped and deleted"_qs));
        scene.agree();
        QCOMPARE(scene.backend->verbs.asked, QStringList()); // the server knows it
        QCOMPARE(scene.line(), u"kubectl delete pod shop"_qs);
    }

    void noneSaysWhatIsLost()
    {
        Scene scene;
        scene.ask({makePod(u"shop"_qs, 30)});
        scene.part<QRadioButton>("noGrace")->click();
        QVERIFY(scene.says(u"killed without time to end"_qs));
        scene.part<QRadioButton>("ownGrace")->click();
        QVERIFY(!scene.says(u"killed without time to end"_qs));
        scene.part<QRadioButton>("noGrace")->click();
        scene.agree();
        QCOMPARE(scene.backend->verbs.asked, QStringList(u"shop 0"_qs));
        QCOMPARE(scene.line(), u"kubectl delete pod shop --grace-period=0 --force"_qs);
    }

    /// By typing them: the row is chosen by that. Enter does not cancel, as it does elsewhere in the question.
    void secondsOfOnesOwn()
    {
        Scene scene;
        scene.ask({makePod(u"shop"_qs, 30)});
        auto* number = scene.part<QLineEdit>("graceSeconds");
        number->setFocus();
        number->selectAll();
        QTest::keyClicks(number, u"7"_qs);
        QVERIFY(scene.part<QRadioButton>("otherGrace")->isChecked());
        QTest::keyClick(number, Qt::Key_Return);
        QVERIFY(scene.part<QPushButton>("confirm") != nullptr);
        QTest::keyClick(number, Qt::Key_Backspace);
        QVERIFY(!scene.part<QPushButton>("confirm")->isEnabled());
        QTest::keyClicks(number, u"-0"_qs);
        QVERIFY(!scene.part<QPushButton>("confirm")->isEnabled());
        number->selectAll();
        QTest::keyClicks(number, u"7"_qs);
        scene.agree();
        QCOMPARE(scene.backend->verbs.asked, QStringList(u"shop 7"_qs));
        QCOMPARE(scene.line(), u"kubectl delete pod shop --grace-period=7"_qs);
    }

    void manyAreGivenTheSame()
    {
        Scene scene;
        scene.ask({makePod(u"one"_qs, 30), makePod(u"two"_qs, 5)});
        QVERIFY(!scene.part<QRadioButton>("ownGrace")->text().contains(u"30"));
        scene.part<QRadioButton>("otherGrace")->click();
        scene.agree();
        QCOMPARE(scene.backend->verbs.asked, (QStringList{u"one 60"_qs, u"two 60"_qs}));
    }

    void whereNobodyTakesSecondsNoneAreAskedFor()
    {
        Scene scene;
        scene.backend->hasGrace = false;
        scene.ask({makePod(u"shop"_qs, 30)});
        QVERIFY(scene.part<QPushButton>("confirm") != nullptr);
        QVERIFY(scene.part<QRadioButton>("ownGrace") == nullptr);
    }

    void aPodOnNoMachineLacksItsContainers()
    {
        Scene scene;
        backend::Pod pod;
        pod.parts.resize(2);
        pod.parts.front().role = backend::PodPart::Role::Init;
        const auto& columns = kindView(Kind::Pod).columns;
        const auto ready = std::ranges::find(columns, QLatin1StringView("ready"),
                                             [](const Column& column) { return QLatin1StringView(column.id); });
        QVERIFY(ready != columns.end());
        QCOMPARE(ready->text(pod, scene.session), u"0/1"_qs);
    }
};

QTEST_MAIN(TestPodGrace)
#include "tst_podgrace.moc"
