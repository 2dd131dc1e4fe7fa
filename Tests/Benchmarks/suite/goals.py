"""What has been promised, and whether a run keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """`factor` compared with the fastest of `peers`; a goal without a peer present says nothing."""

    factor: float
    peers: tuple[str, ...]
    is_floor: bool = False
    ours: str = "ours"

    def __str__(self):
        return f"{self.ours} {'≤' if self.is_floor else '≥'} {self.factor:g}× {' and '.join(self.peers)}"

    def ratio(self, medians):
        present = [medians[peer] for peer in self.peers if peer in medians]
        if not present or self.ours not in medians:
            return None
        ours = medians[self.ours]
        return ours / min(present) if self.is_floor else min(present) / ours

    def holds(self, medians):
        ratio = self.ratio(medians)
        if ratio is None:
            return None
        return ratio <= self.factor if self.is_floor else ratio >= self.factor


def at_least(factor, *peers, ours="ours"):
    """Ours is so many times as fast as the fastest of the peers."""
    return Goal(factor, peers, ours=ours)


def at_most(factor, *peers, ours="ours"):
    """Ours takes at most so many times as long."""
    return Goal(factor, peers, is_floor=True, ours=ours)
