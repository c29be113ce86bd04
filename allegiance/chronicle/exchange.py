"""R1: one exchange, one claim. Each obligation of an agreement is projected to the tie that it makes."""

from __future__ import annotations

from dataclasses import replace

from allegiance.model.claim import UNDATED, Claim, Obligation

_TIES = {
    "territory": ("hosts", "host", "guest"),
    "infrastructure": ("hosts", "host", "guest"),
    "protection": ("tolerates", "tolerator", "tolerated"),
    "legitimacy": ("endorses", "endorser", "endorsed"),
}
_OTHER = ("supports", "supporter", "supported")


def project(claim: Claim) -> tuple[Claim, ...]:
    """The ties that an agreement claim states by its obligations, in their order; () for any other claim."""
    return tuple(_tie(claim, owed) for owed in claim.terms) if claim.kind == "agreement" else ()


def _tie(claim: Claim, owed: Obligation) -> Claim:
    relation, giver, taker = _TIES.get(owed.resource, _OTHER)
    return replace(
        claim,
        quote=owed.quote or claim.quote,
        kind="relation",
        type=relation,
        roles=((giver, (owed.debtor,)), (taker, (owed.creditor,))),
        agreement=claim.agreement or claim.label,
        label=f"{claim.label}.{claim.terms.index(owed) + 1}" if claim.label else "",
        place=owed.place,
        dates=owed.dates if owed.dates != UNDATED else claim.dates,
        modality=owed.modality or claim.modality,
        hedge=owed.hedge or claim.hedge,
        resource=owed.resource,
        purpose=owed.purpose,
        terms=(),
        bases=(),
        causes=(),
        end_causes=(),
        value="",
    )
