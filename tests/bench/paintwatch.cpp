// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// paintwatch X Y WIDTH HEIGHT: tells when a part of the screen has begun to look otherwise. Lines of standard input say
// what to do: "a" and "b" learn how it looks now, "watch" says from then on "a NANOSECONDS" or "b NANOSECONDS" since
// the epoch for every change from one to the other. What moves by itself while it learns is not looked at.
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

constexpr int kLearningLooks = 60;
constexpr auto kBetweenLearningLooks = 20ms;
constexpr auto kBetweenLooks = 1ms;
constexpr int kSides = 2;

class PaintWatch {
public:
    explicit PaintWatch(QRect place) : m_place(place), m_commands(fileno(stdin), QSocketNotifier::Read)
    {
        QObject::connect(&m_commands, &QSocketNotifier::activated, &m_timer, [this] { obey(); });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.setTimerType(Qt::PreciseTimer);
    }

private:
    void obey()
    {
        std::string word;
        if (!std::getline(std::cin, word))
            return QCoreApplication::quit();
        if (word == "watch")
            return begin();
        m_learning = word == "b" ? 1 : 0;
        m_looks = 0;
        m_timer.start(kBetweenLearningLooks);
    }

    [[nodiscard]] QImage grab() const
    {
        const QPixmap picture = QGuiApplication::primaryScreen()->grabWindow(0, m_place.x(), m_place.y(),
                                                                             m_place.width(), m_place.height());
        return picture.toImage().convertToFormat(QImage::Format_RGB32);
    }

    void look() { m_learning >= 0 ? learn(grab()) : compare(grab()); }

    void learn(const QImage& picture)
    {
        QImage& known = m_known.at(std::size_t(m_learning));
        std::vector<bool>& stable = m_stable.at(std::size_t(m_learning));
        if (m_looks == 0) {
            known = picture;
            stable.assign(std::size_t(m_place.width()) * std::size_t(m_place.height()), true);
        }
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixel(x, y) != known.pixel(x, y))
                    stable[std::size_t(y) * std::size_t(m_place.width()) + std::size_t(x)] = false;
        if (++m_looks < kLearningLooks)
            return;
        m_timer.stop();
        std::cout << "learned" << std::endl;
    }

    void begin()
    {
        m_telling.clear();
        for (int y = 0; y < m_place.height(); ++y)
            for (int x = 0; x < m_place.width(); ++x) {
                const auto index = std::size_t(y) * std::size_t(m_place.width()) + std::size_t(x);
                if (m_stable[0][index] && m_stable[1][index] && m_known[0].pixel(x, y) != m_known[1].pixel(x, y))
                    m_telling.emplace_back(x, y);
            }
        m_side = m_learning;
        m_learning = -1;
        m_isSettled = true;
        std::cout << "watching " << m_telling.size() << " pixels" << std::endl;
        m_timer.start(kBetweenLooks);
    }

    /// Changed is what looks otherwise in most of the pixels, even when it has still to fade to what it will be.
    void compare(const QImage& picture)
    {
        std::size_t same = 0;
        for (const QPoint& point : m_telling)
            same += picture.pixel(point) == m_known.at(std::size_t(m_side)).pixel(point) ? 1U : 0U;
        if (!m_isSettled) {
            m_isSettled = same * 10 > m_telling.size() * 9;
            return;
        }
        if (same * 2 > m_telling.size())
            return;
        const auto time = std::chrono::system_clock::now().time_since_epoch();
        m_side = 1 - m_side;
        m_isSettled = false;
        std::cout << (m_side == 0 ? "a " : "b ") << std::chrono::nanoseconds(time).count() << std::endl;
    }

    QRect m_place;
    QSocketNotifier m_commands;
    QTimer m_timer;
    std::array<QImage, kSides> m_known;
    std::array<std::vector<bool>, kSides> m_stable;
    std::vector<QPoint> m_telling;
    int m_learning = 0; ///< a side; -1: watches
    int m_looks = 0;
    int m_side = 0; ///< that is shown
    bool m_isSettled = true;
};

} // namespace

int main(int argc, char** argv)
{
    constexpr int kWords = 5;
    QGuiApplication application(argc, argv);
    if (argc != kWords)
        return 2;
    const auto number = [argv](int at) { return QByteArray(argv[at]).toInt(); };
    const PaintWatch watch(QRect(number(1), number(2), number(3), number(4)));
    return QGuiApplication::exec();
}
