// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/editor/podform.h"
#include "ui/editor/templates.h"
#include "ui/editor/yamledit.h"
#include "ui/pages/manifest/manifestpage.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Kind;

namespace {

/// One whose images are elsewhere, as those of a cluster are.
class Cluster final : public test::FakeBackend {
public:
    backend::Objects* objects(Kind kind) override { return kind == Kind::Image ? nullptr : FakeBackend::objects(kind); }
};

struct Scene {
    session::Session session;
    session::Settings settings{QString()};
    ManifestPage page;

    explicit Scene(std::unique_ptr<backend::Backend> backend) :
        session(std::move(backend)),
        page(PageContext{session, settings}, nullptr)
    {
        page.resize(900, 600);
        page.QWidget::show();
        page.show(Location{u"yaml"_s, {}, {}});
    }
    [[nodiscard]] QString text() const { return page.findChild<YamlEdit*>()->toPlainText(); }
};

} // namespace

/// What the editor begins with can run where it is applied.
class TestTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aMachineThatKeepsImagesBeginsWithItsOwn()
    {
        const Scene scene(std::make_unique<test::FakeBackend>());
        QVERIFY2(scene.text().contains(u"image: localhost/darse/starter:latest\n"_s), qPrintable(scene.text()));
    }
    void aClusterBeginsWithWhatItCanPull()
    {
        const Scene scene(std::make_unique<Cluster>());
        QVERIFY2(scene.text().contains(u"image: docker.io/library/busybox:stable\n"_s), qPrintable(scene.text()));
        for (const Template& one : templates(ImagesFrom::Registry))
            QVERIFY2(!one.text.contains(u"localhost"_s), qPrintable(one.text));
    }
    void soDoesAnotherContainerOfTheForm()
    {
        const Scene scene(std::make_unique<Cluster>());
        scene.page.findChild<QPushButton*>(u"showForm"_s)->click();
        auto* form = scene.page.findChild<PodForm*>();
        QVERIFY(form != nullptr);
        const auto buttons = form->findChildren<QPushButton*>();
        const auto more = std::ranges::find(buttons, u"Add container"_s, &QPushButton::text);
        QVERIFY(more != buttons.end());
        (*more)->click();
        QCOMPARE(scene.text().count(u"image: docker.io/library/busybox:stable"_s), 2);
    }
};

QTEST_MAIN(TestTemplates)
#include "tst_templates.moc"
