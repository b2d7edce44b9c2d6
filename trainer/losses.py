"""The losses, as functions of tensors: contrastive, next token, preference. B pairs, D features, P predicted tokens."""

from __future__ import annotations

import torch
from torch.nn.functional import cross_entropy, logsigmoid
from torch.utils.checkpoint import checkpoint


def contrastive(
    image_BD: torch.Tensor, text_BD: torch.Tensor, all_image_ND: torch.Tensor, all_text_ND: torch.Tensor,
    scale: torch.Tensor, keys_B: torch.Tensor, all_keys_N: torch.Tensor, chunk: int = 0,
) -> torch.Tensor:  # fmt: skip
    """CLIP's symmetric InfoNCE (Radford et al. 2021, figure 3) of my B rows against all N; features are normalised.

    Equal keys are positives of each other (SupCon's L_out, Khosla et al. 2020, eq. 2): two diagrams with one caption
    are no negatives. With `chunk` rows of logits at a time the memory is chunk * N in place of B * N, recomputed in
    the backward pass; the value is the same.
    """
    total = image_BD.new_zeros(())
    for mine, others in ((image_BD, all_text_ND), (text_BD, all_image_ND)):
        for i in range(0, len(mine), chunk or len(mine)):
            part = slice(i, i + (chunk or len(mine)))
            args = (mine[part], others, scale, keys_B[part], all_keys_N)
            total = total + (checkpoint(_info_nce, *args, use_reentrant=False) if chunk else _info_nce(*args))
    return total / (2 * len(image_BD))


def _info_nce(
    mine: torch.Tensor, others: torch.Tensor, scale: torch.Tensor, keys: torch.Tensor, all_keys: torch.Tensor
) -> torch.Tensor:
    logits = (scale * mine @ others.T).float()
    positive = (keys[:, None] == all_keys[None]).float()
    return (logits.logsumexp(1) - (logits * positive).sum(1) / positive.sum(1)).sum()


def next_token(hidden_PD: torch.Tensor, head: torch.nn.Linear, ids_P: torch.Tensor, chunk: int = 0) -> torch.Tensor:
    """Cross-entropy of each predicted token, float32 (P,); logits are held `chunk` rows at a time (0: as many as make
    2^26 numbers, and 1,024 at least).

    At a vocabulary of 152K and 4,096 tokens whole logits in float32 and their gradient would take 5 GB.
    """
    chunk = chunk or max(1024, 2**26 // head.out_features)
    if len(ids_P) <= chunk:
        return _token_losses(hidden_PD, head, ids_P)
    parts = range(0, len(ids_P), chunk)
    cut = [(hidden_PD[i : i + chunk], head, ids_P[i : i + chunk]) for i in parts]
    return torch.cat([checkpoint(_token_losses, *args, use_reentrant=False, preserve_rng_state=False) for args in cut])


def _token_losses(hidden: torch.Tensor, head: torch.nn.Module, ids: torch.Tensor) -> torch.Tensor:
    return cross_entropy(head(hidden).float(), ids, reduction="none")


def dpo(
    chosen: torch.Tensor,
    rejected: torch.Tensor,
    reference_chosen: torch.Tensor,
    reference_rejected: torch.Tensor,
    beta: float,
) -> torch.Tensor:
    """-log sigmoid(beta * margin) of each pair (Rafailov et al. 2023, eq. 7); from log-probabilities (pairs,).

    It is ln 2 where the model is its own reference.
    """
    return -logsigmoid(beta * ((chosen - reference_chosen) - (rejected - reference_rejected)))
