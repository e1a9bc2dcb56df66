// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/manifests.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/editor/yamledit.h"
#include "ui/pages/drafts.h"
#include "ui/shell/notices.h"
#include "ui/shell/shell.h"
#include "ui/shell/tray.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace darse;
using namespace darse::ui;
using backend::Pending;

namespace {

class NoTransfer final : public backend::Transfer {
public:
    void cancel() override {}
};

/// Writes down what it is asked.
class FakeImages final : public backend::ImageMaking {
public:
    Pending<void> tag(const QString&, const QString&) override { return backend::ready<void>(ok()); }
    Pending<void> untag(const QString&) override { return backend::ready<void>(ok()); }
    std::unique_ptr<backend::Transfer> push(const QString&) override { return std::make_unique<NoTransfer>(); }
    std::unique_ptr<backend::Transfer> save(const QStringList&, const QString&) override
    {
        return std::make_unique<NoTransfer>();
    }
    std::unique_ptr<backend::Transfer> load(const QString& file) override
    {
        loaded << file;
        return std::make_unique<NoTransfer>();
    }
    std::unique_ptr<backend::Transfer> import(const QString&, const QString&) override
    {
        return std::make_unique<NoTransfer>();
    }
    [[nodiscard]] bool knowsTags() const override { return false; }
    Pending<QStringList> tags(const QString&) override { return backend::ready<QStringList>(QStringList()); }
    [[nodiscard]] bool canMakeStarter() const override { return false; }
    Pending<void> makeStarter() override { return backend::ready<void>(ok()); }

    QStringList loaded;
};

class ImageBackend final : public test::FakeBackend {
public:
    backend::ImageMaking* imageMaking() override { return &images; }

    FakeImages images;
};

struct Scene {
    std::unique_ptr<session::Session> session;
    session::Settings settings{QString()};
    Notices notices;
    Connections connections{{.id = u"here"_qs, .name = u"here"_qs, .color = 0, .make = {}, .isTried = false}};
    std::unique_ptr<Shell> shell;

    explicit Scene(std::unique_ptr<backend::Backend> backend) :
        session(std::make_unique<session::Session>(std::move(backend)))
    {
        shell = std::make_unique<Shell>(Shell::Parts{*session, settings, notices, connections, u"here"_qs},
                                        Location{u"overview"_qs, {}, {}});
        shell->resize(1280, 800);
        shell->fill();
        shell->show();
    }
    /// Whether the window takes them; then they are dropped.
    [[nodiscard]] bool drop(const QStringList& files) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shell.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shell.get(), &event);
        return true;
    }
};

} // namespace

/// What comes into the window from the desktop, and what stands for it there.
class TestDropping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void archivesOfImagesAreLoaded()
    {
        auto made = std::make_unique<ImageBackend>();
        FakeImages& images = made->images;
        const Scene scene(std::move(made));
        scene.shell->goTo(Location::ofList(backend::Kind::Image));
        QVERIFY(scene.drop({u"/tmp/one.tar"_qs, u"/tmp/Two.TAR.GZ"_qs, u"/tmp/three.txt"_qs}));
        QCOMPARE(images.loaded, (QStringList{u"/tmp/one.tar"_qs, u"/tmp/Two.TAR.GZ"_qs}));
        QCOMPARE(scene.session->operations().all().size(), std::size_t{2});
        QVERIFY(!scene.drop({u"/tmp/three.txt"_qs}));
        // Nobody here takes manifests.
        QVERIFY(!scene.drop({u"/tmp/pod.yaml"_qs}));
    }

    void aTextGoesIntoTheEditor()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"pod.yaml"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kind: Pod\n") > 0);
        file.close();
        const Scene scene(std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{}));
        QTRY_VERIFY(scene.session->backend().manifests() != nullptr);
        QVERIFY(scene.drop({file.fileName()}));
        QTRY_COMPARE(scene.shell->location().page, u"yaml"_qs);
        QCOMPARE(scene.session->companion<Drafts>().text(), u"kind: Pod\n"_qs);
        QVERIFY(!scene.session->companion<Drafts>().isUnsaved()); // it is in the file
        // What was being written is asked about, and one step back.
        auto* editor = scene.shell->findChild<YamlEdit*>();
        QVERIFY(editor != nullptr);
        QTRY_COMPARE(editor->toPlainText(), u"kind: Pod\n"_qs);
        editor->setPlainText(u"mine\n"_qs);
        QVERIFY(scene.drop({file.fileName()}));
        const auto question = [&scene] { return scene.shell->findChild<ConfirmDialog*>(); };
        QVERIFY(question() != nullptr);
        question()->reject();
        QTRY_VERIFY(question() == nullptr);
        QCOMPARE(editor->toPlainText(), u"mine\n"_qs);
        QVERIFY(scene.drop({file.fileName()}));
        question()->agree().click();
        QTRY_COMPARE(editor->toPlainText(), u"kind: Pod\n"_qs);
        editor->undo();
        QCOMPARE(editor->toPlainText(), u"mine\n"_qs);
        editor->redo();
        // One that is no text leaves that one alone, and is told.
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\xff\xfe\0") > 0);
        file.close();
        QVERIFY(scene.drop({file.fileName()}));
        QCOMPARE(scene.session->companion<Drafts>().text(), u"kind: Pod\n"_qs);
        QCOMPARE(scene.notices.unread(), 1);
    }

    void theTrayCountsAndLeadsBack()
    {
        auto made = std::make_unique<test::FakeBackend>();
        made->kinds[backend::Kind::Container].put(test::makeContainer(u"web"_qs));
        made->kinds[backend::Kind::Container].put(test::makeContainer(u"db"_qs, backend::Status::Stopped));
        test::FakeBackend& backend = *made;
        session::Session session(std::move(made));
        QWidget window;
        window.show();
        Tray tray(window);
        tray.follow(&session, u"here"_qs);
        QTRY_COMPARE(tray.words(), u"1 of 2 container(s) run"_qs);
        backend.setLink(backend::Link::Lost, Error(ErrorKind::Unreachable, "nobody answers"));
        QTRY_COMPARE(tray.words(), u"Not connected"_qs);
        window.showMinimized();
        tray.menu().findChild<QAction*>(u"open"_qs)->trigger();
        QVERIFY(window.isVisible() && !window.isMinimized());
        tray.menu().findChild<QAction*>(u"quit"_qs)->trigger();
        QVERIFY(!window.isVisible());
        tray.follow(nullptr, {});
    }
};

QTEST_MAIN(TestDropping)
#include "tst_dropping.moc"
