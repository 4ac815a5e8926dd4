package dev.jarvis.functions;

import dev.jarvis.chat.Context;
import dev.jarvis.chat.ContextBuilder;
import dev.jarvis.chat.ModelKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What a language model would be told now. */
@Controller("/api/memory/context")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class ContextFunction {

    private final ContextBuilder contexts;
    private final CurrentStatus current;

    ContextFunction(ContextBuilder contexts, CurrentStatus current) {
        this.contexts = contexts;
        this.current = current;
    }

    /**
     * The context that a model would get, made from what is known now, with what it costs of the model's budget.
     *
     * @param model the kind of model, claude unless named: what fits differs
     * @param cluster another than the one that is watched here
     */
    @Get
    Context context(
            @QueryValue Optional<ModelKind> model, @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        return contexts.build(current.clusterOf(cluster), model.orElse(ModelKind.CLAUDE));
    }
}
