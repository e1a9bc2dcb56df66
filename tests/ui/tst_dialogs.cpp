// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/trash.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "ui/dialogs/checkpointdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/gracefield.h"
#include "ui/dialogs/logindialog.h"
#include "ui/dialogs/newdialog.h"
#include "ui/dialogs/pulldialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/dialogs/trashdialog.h"
#include "ui/logs/momentdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;

namespace {

using Maker = std::function<QDialog*(session::Session&)>;

struct Row {
    const char* name;
    Maker make;
};

QDialog* ask(bool isDanger)
{
    return new ConfirmDialog({u"Delete"_s, u"web"_s, {}, u"Gone."_s, isDanger}, nullptr);
}

const std::vector<Row>& rows()
{
    static const std::vector<Row> all{
        {"text",
         [](auto&) {
             return new TextDialog({u"Rename web"_s, {}, u"Name"_s, u"web"_s, {}, u"Rename"_s}, nullptr);
         }},
        {"pull", [](auto& session) { return new PullDialog(session, nullptr); }},
        {"login", [](auto& session) { return new LoginDialog(session, nullptr, u"ghcr.io"_s); }},
        {"volume", [](auto& session) { return new NewDialog(session, backend::Kind::Volume, nullptr); }},
        {"network", [](auto& session) { return new NewDialog(session, backend::Kind::Network, nullptr); }},
        {"create", [](auto& session) { return new CreateDialog(session, nullptr, u"nginx"_s); }},
        {"connection", [](auto&) { return new ConnectionDialog([](const QString&) { return QString(); }, nullptr); }},
        {"moment", [](auto&) { return new MomentDialog(0, 1'000'000, nullptr); }},
        {"danger", [](auto&) { return ask(true); }},
        {"question", [](auto&) { return ask(false); }},
    };
    return all;
}

/// Counts what is shown.
struct Shows final : QObject {
    int count = 0;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += watched->isWidgetType() && event->type() == QEvent::Show ? 1 : 0;
        return false;
    }
};

QPushButton* cancelOf(const QDialog& dialog)
{
    return dialog.findChild<QPushButton*>(u"cancel"_s);
}

QStringList wordsOf(const QList<QPushButton*>& buttons)
{
    QStringList words;
    for (const QPushButton* each : buttons) {
        if (each->isDefault())
            words << each->text();
    }
    return words;
}

} // namespace

/// What holds for all of them: where the keyboard is, what Enter and Esc do, and that nothing is cut off.
class TestDialogs : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<session::Session> m_session;
    QPointer<QDialog> m_dialog;

    static void addRows()
    {
        QTest::addColumn<int>("row");
        for (std::size_t at = 0; at < rows().size(); ++at)
            QTest::newRow(rows()[at].name) << int(at);
    }

    void open()
    {
        QFETCH(int, row);
        m_dialog = rows()[std::size_t(row)].make(*m_session);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

    /// All that the keyboard comes to, from `first` on.
    static QWidgetList stops(QWidget* first)
    {
        QWidgetList all{first};
        for (QWidget* each = first->nextInFocusChain(); each != first; each = each->nextInFocusChain()) {
            const bool isStop = (each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible() && each->isEnabled();
            const auto* area = each->window()->findChild<QScrollArea*>(); // what scrolls is anywhere
            if (isStop && each->focusProxy() == nullptr && (area == nullptr || !area->isAncestorOf(each)))
                all << each;
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void init()
    {
        m_session =
            std::make_unique<session::Session>(std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{}));
        QTRY_VERIFY(m_session->backend().imageMaking() != nullptr);
    }

    void cleanup()
    {
        delete m_dialog;
        m_session.reset();
    }

    void oneButtonIsTheDefault_data() { addRows(); }
    void oneButtonIsTheDefault()
    {
        open();
        const bool isDanger = QByteArray(QTest::currentDataTag()) == "danger";
        const QStringList found = wordsOf(m_dialog->findChildren<QPushButton*>());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first() == cancelOf(*m_dialog)->text(), isDanger);
        // Somebody can type at once, or press Enter.
        QWidget* focus = m_dialog->focusWidget();
        QVERIFY(focus != nullptr && focus->isVisible());
        QCOMPARE(focus == cancelOf(*m_dialog), isDanger);
    }

    void nothingIsShownBeforeTheDialogIs()
    {
        Shows shows;
        qApp->installEventFilter(&shows);
        for (const Row& row : rows())
            delete row.make(*m_session);
        backend::ContainerPlan plan;
        plan.image = plan.name = u"web"_s;
        delete new CreateDialog(*m_session, nullptr, CreateDialog::Edited{u"web"_s, plan, true, false});
        QCOMPARE(shows.count, 0);
    }

    void escapeCloses_data() { addRows(); }
    void escapeCloses()
    {
        open();
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_dialog || !m_dialog->isVisible());
        QVERIFY(m_session->operations().all().empty());
    }

    void enterPressesTheButtonThatHasTheKeyboard_data() { addRows(); }
    void enterPressesTheButtonThatHasTheKeyboard()
    {
        open();
        int accepted = 0;
        connect(m_dialog, &QDialog::accepted, this, [&accepted] { ++accepted; });
        for (auto* field : m_dialog->findChildren<QLineEdit*>()) {
            if (field->isVisible() && field->text().isEmpty())
                field->setText(u"web"_s); // else the verb does nothing anyway
        }
        cancelOf(*m_dialog)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(cancelOf(*m_dialog), Qt::Key_Return);
        QVERIFY(!m_dialog || !m_dialog->isVisible());
        QCOMPARE(accepted, 0);
        QVERIFY(m_session->operations().all().empty());
    }

    void theButtonsComeLast_data() { addRows(); }
    void theButtonsComeLast()
    {
        open();
        QPushButton* cancel = cancelOf(*m_dialog);
        const QWidgetList all = stops(cancel);
        for (qsizetype at = 1; at < all.size(); ++at) {
            const QPoint place = all.at(at)->mapTo(m_dialog.data(), QPoint());
            const bool isBeside = qobject_cast<QPushButton*>(all.at(at)) != nullptr && all.at(at)->y() == cancel->y() &&
                                  all.at(at)->parentWidget() == m_dialog;
            // After it its neighbour at the right; then, from above, all the others.
            QVERIFY2(isBeside ? (at == 1 || place.x() < cancel->x()) : place.y() < cancel->y(),
                     qPrintable(all.at(at)->accessibleName()));
        }
    }

    void choicesOfAQuestionComeBeforeItsButtons()
    {
        QStringList names;
        for (int at = 0; at < 12; ++at)
            names << u"web-%1"_s.arg(at);
        auto* question = new ConfirmDialog({u"Delete"_s, u"12 pods"_s, names, u"Gone."_s}, nullptr);
        m_dialog = question;
        question->insert(new GraceField({.areMany = true, .seconds = 30}));
        question->open();
        QVERIFY(QTest::qWaitForWindowActive(question));
        const QWidgetList all = stops(question->findChild<QListWidget*>());
        QVERIFY(all.size() >= 4);
        QCOMPARE(all.at(all.size() - 2), cancelOf(*question));
        QCOMPARE(all.last(), &question->agree());
    }

    void longNamesAreNotCutOff_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("word") << QString(120, u'w');
        QTest::newRow("image") << u"registry.example.org:5000/department/payments/reconciliation-worker@sha256:"_s +
                                      QString(64, u'0');
    }
    void longNamesAreNotCutOff()
    {
        QFETCH(QString, name);
        auto container = std::make_shared<backend::Container>();
        container->kind = backend::Kind::Container;
        container->key = container->name = name;
        const std::vector<QDialog*> all{
            new TextDialog({u"Rename "_s + name, u"It goes on."_s, u"Name"_s, name, {}, u"Rename"_s}, nullptr),
            new ConfirmDialog({u"Delete"_s, name, {name, name}, u"Used by "_s + name}, nullptr),
            new CheckpointDialog(*m_session, container, nullptr)};
        for (QDialog* dialog : all) {
            dialog->open();
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            for (const QLabel* label : dialog->findChildren<QLabel*>()) {
                if (!label->isVisible())
                    continue;
                QVERIFY2(label->minimumSizeHint().width() <= label->width(), qPrintable(label->text()));
                QVERIFY2(label->heightForWidth(label->width()) <= label->height(), qPrintable(label->text()));
            }
            delete dialog;
        }
    }

    void theTrashIsReadyForTheKeyboard()
    {
        const auto& containers = m_session->store(backend::Kind::Container);
        QTRY_VERIFY(!containers.snapshot()->empty());
        const auto all = containers.snapshot();
        const auto one = std::ranges::find_if(*all, [](const backend::ObjectPtr& each) {
            return backend::as<backend::Container>(*each).podKey.isEmpty();
        });
        QVERIFY(one != all->end());
        const backend::Pending<void> gone = m_session->backend().trash()->discard((*one)->key);
        QTRY_VERIFY(gone.isFinished());
        m_dialog = new TrashDialog(*m_session, nullptr, {});
        m_dialog->open();
        auto* list = m_dialog->findChild<QListWidget*>();
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(m_dialog->focusWidget(), list);
        QVERIFY(list->height() > list->sizeHintForRow(0));
        // What goes for good is asked about, and Enter does no harm.
        for (auto* button : m_dialog->findChildren<QPushButton*>()) {
            if (button->text() == u"Delete for good"_s)
                button->click();
        }
        auto* question = m_dialog->findChild<ConfirmDialog*>();
        QVERIFY(question != nullptr && question->isVisible());
        QTest::keyClick(question->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(m_dialog->findChild<ConfirmDialog*>() == nullptr);
        QCOMPARE(list->count(), 1);
    }
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
