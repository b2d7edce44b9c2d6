"""Training forwards: from a batch to a loss. About fifteen lines each in place of the stock ones, which break compile
into 13 graphs (LLaVA's; ours 3, loss equal to 1e-6) and keep packed documents apart only by accident."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn.functional import normalize
from transformers import CLIPModel, LlavaForConditionalGeneration

from trainer import distributed
from trainer.data.images import Stats, normalise
from trainer.losses import contrastive, dpo, next_token
from trainer.model.attention import NAME
from trainer.model.build import places_dropped
from trainer.model.lora import reference

Batch = dict[str, Any]


class ClipLearner(nn.Module):
    """Contrastive: pixels and captions to the symmetric InfoNCE over the pairs of all ranks."""

    def __init__(self, model: CLIPModel, chunk: int):
        super().__init__()
        self.model, self.chunk = model, chunk

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        image_BD, text_BD = image_features(self.model, batch["pixels"]), text_features(self.model, batch["ids"])
        scale = self.model.logit_scale.clamp(max=4.6052).exp()  # at most 100, as CLIP trains
        keys_B = batch["keys"]
        image_ND, text_ND = distributed.gather_with_grad(image_BD), distributed.gather_with_grad(text_BD)
        keys_N = distributed.gather(keys_B)
        with torch.autocast(keys_B.device.type, enabled=False):  # bf16 would round logits near 50 to quarters
            loss = contrastive(image_BD, text_BD, image_ND, text_ND, scale, keys_B, keys_N, self.chunk)
        return {"loss": loss, "scale": scale.detach()}


def image_features(model: CLIPModel, pixels: torch.Tensor) -> torch.Tensor:
    """Normalised projections float32 (B, D) of uint8 pixels."""
    pooled = model.vision_model(pixel_values=normalise(pixels, pixel_stats(model))).pooler_output
    return normalize(model.visual_projection(pooled).float(), dim=-1)


def text_features(model: CLIPModel, ids: torch.Tensor) -> torch.Tensor:
    """Normalised projections float32 (B, D) of token ids (B, L); what follows the end token is not seen (causal)."""
    return normalize(model.text_projection(model.text_model(input_ids=ids).pooler_output).float(), dim=-1)


def pixel_stats(model: Any) -> Stats:
    """Mean and deviation that the model's pictures are normalised with; build.py sets them."""
    return model.stats


class LlavaLearner(nn.Module):
    """Next token over packed documents with pictures: a weighted sum over predicted tokens, which the loop divides."""

    def __init__(self, model: LlavaForConditionalGeneration, blind: bool = False):
        super().__init__()
        self.model, self.blind, self.stats = model, blind, pixel_stats(model)

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        return {"loss": (self.token_losses(batch) * batch["weight"]).sum()}

    def token_losses(self, batch: Batch) -> torch.Tensor:
        """Cross-entropy of each predicted token, float32 (P,)."""
        hidden_TD = self.hidden(batch)
        predict_P = batch["predict"]
        ids_P = batch["ids"].index_select(0, predict_P)
        return next_token(hidden_TD.index_select(0, predict_P - 1), self.model.lm_head, ids_P)

    def hidden(self, batch: Batch) -> torch.Tensor:
        """Last hidden states (T, D) of one packed row."""
        core = self.model.model
        embeds_TD = core.language_model.get_input_embeddings()(batch["ids"])
        if batch["pixels"] is not None:
            features_KD = self.features(batch["pixels"]).index_select(0, batch["image_of"]).flatten(0, 1)
            embeds_TD = embeds_TD.index_copy(0, batch["places"], features_KD.to(embeds_TD.dtype))
        out = core.language_model(
            inputs_embeds=embeds_TD[None],
            position_ids=batch["positions"][None],
            use_cache=False,  # the default, True, would undo the packing
            starts=batch["starts"],
            longest=batch["longest"],
        )
        return out.last_hidden_state[0]

    def features(self, pixels: torch.Tensor) -> torch.Tensor:
        """Projected features (I, places, D) of uint8 pixels; no graph is kept for a frozen tower."""
        core, layer = self.model.model, self.model.config.vision_feature_layer
        trained = any(p.requires_grad for p in core.vision_tower.parameters())
        with torch.set_grad_enabled(torch.is_grad_enabled() and trained):
            shown = normalise(pixels, self.stats, self.blind)
            out = core.vision_tower(pixel_values=shown, output_hidden_states=layer != -1)
            patches = out.last_hidden_state if layer == -1 else out.hidden_states[layer]
        return core.multi_modal_projector(patches[:, places_dropped(self.model.config) :])


class DpoLearner(LlavaLearner):
    """Preference over documents in pairs, chosen then rejected; the reference is the model without its adapters."""

    def __init__(self, model: LlavaForConditionalGeneration, beta: float):
        super().__init__(model)
        self.beta = beta
        self.known: dict[str, torch.Tensor] = {}  # reference log-probabilities by record

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        mine = self.log_probs(batch)
        if all(name in self.known for name in batch["names"]):
            theirs = torch.stack([self.known[name] for name in batch["names"]]).to(mine.device)
        else:
            theirs = self.reference_log_probs(batch)
        chosen, rejected = mine.unbind(1)
        losses = dpo(chosen, rejected, theirs[:, 0], theirs[:, 1], self.beta)
        right = (chosen - theirs[:, 0] > rejected - theirs[:, 1]).float()
        return {"loss": losses.sum(), "preferred": right.mean().detach(), "margin": (chosen - rejected).mean().detach()}

    def log_probs(self, batch: Batch) -> torch.Tensor:
        """Log-probability of each answer, float32 (pairs, 2)."""
        losses_P = self.token_losses(batch)
        sums = losses_P.new_zeros(batch["docs"]).index_add(0, batch["doc"], -losses_P)
        return sums.view(-1, 2)

    @torch.no_grad()
    def reference_log_probs(self, batch: Batch) -> torch.Tensor:
        """The same of the model that the stage began with."""
        with reference(self.model):
            return self.log_probs(batch)


def pack_attention(model: LlavaForConditionalGeneration, on: bool) -> None:
    """Packed attention in the language model for training, torch's own for answering."""
    model.model.language_model.config._attn_implementation = NAME if on else "sdpa"
