// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// parcel FILE: a small window in the corner of the screen, from which the file can be dragged. It tells when it is
// shown, and each time whether it was taken.
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <cstdio>
#include <utility>

namespace {

class Parcel final : public QWidget {
public:
    explicit Parcel(const QString& file) : m_file(file)
    {
        setWindowFlags(Qt::X11BypassWindowManagerHint | Qt::FramelessWindowHint);
        setGeometry(0, 0, 16, 16);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QWidget::paintEvent(event);
        if (!std::exchange(m_isShown, true))
            tell("shown");
    }
    void mousePressEvent(QMouseEvent*) override
    {
        auto* files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(m_file)});
        auto* drag = new QDrag(this);
        drag->setMimeData(files);
        tell(drag->exec(Qt::CopyAction) == Qt::CopyAction ? "taken" : "kept");
    }

private:
    static void tell(const char* word)
    {
        std::puts(word);
        std::fflush(stdout);
    }

    QString m_file;
    bool m_isShown = false;
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    Parcel parcel(QApplication::arguments().value(1));
    parcel.show();
    return QApplication::exec();
}
