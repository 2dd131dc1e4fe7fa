"""How a time grows with a size."""

from math import log


def exponent(points):
    """The slope of the line through the points (size, time), least squares in log-log."""
    xs = [log(size) for size, _ in points]
    ys = [log(time) for _, time in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys))
    return covariance / sum((x - x_mean) ** 2 for x in xs)
