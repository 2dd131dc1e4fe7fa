"""The random numbers that every load is drawn with."""


class Dice:
    """A 64-bit linear congruential generator, stepped before each draw; the high bits are used."""

    def __init__(self, seed=42):
        self.state = seed

    def draw(self, sides):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % sides

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.draw(last + 1)
            items[last], items[other] = items[other], items[last]
