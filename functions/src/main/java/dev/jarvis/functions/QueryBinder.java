package dev.jarvis.functions;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import java.util.Optional;

/**
 * Gives handlers the parameters of a query, in place of Micronaut's own binder, whose refusals speak of classes and not of
 * bounds. A parameter that is empty counts as absent; one that is given twice is refused, since nobody could tell which
 * of the two was meant. Stateless.
 */
final class QueryBinder implements AnnotatedRequestArgumentBinder<QueryValue, Object> {

    @Override
    public Class<QueryValue> getAnnotationType() {
        return QueryValue.class;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        var argument = context.getArgument();
        boolean optional = argument.isOptional();
        var name =
                argument.getAnnotationMetadata().stringValue(QueryValue.class).orElse(argument.getName());
        var value = text(request, name)
                .or(() -> argument.getAnnotationMetadata().stringValue(Bindable.class, "defaultValue"))
                .map(text -> Given.parameter(name, text).as(optional ? inside(argument) : argument));
        return () -> optional ? Optional.of(value) : value;
    }

    private static Optional<String> text(HttpRequest<?> request, String name) {
        var given = request.getParameters().getAll(name);
        if (given.size() > 1) {
            throw Refusal.badRequest(
                    "bad_parameter", name + " may be given once, was given " + given.size() + " times");
        }
        return given.stream().filter(text -> !text.isBlank()).findFirst();
    }

    /** What an optional may hold, with the bounds that stand at the optional. */
    static Argument<?> inside(Argument<?> optional) {
        var held = optional.getFirstTypeVariable()
                .orElseThrow(() -> new IllegalStateException(optional.getName() + " must say of what it is optional"));
        return Argument.of(held.getType(), optional.getName(), optional.getAnnotationMetadata());
    }
}
