package dev.jarvis.functions;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives handlers the parameters of a query, in place of Micronaut's own binder, whose refusals speak of classes and not of
 * bounds. A parameter that is empty counts as absent. One that is a set may be given more than once; any other is refused
 * then, since nobody could tell which of the two was meant. Stateless.
 */
final class QueryBinder implements AnnotatedRequestArgumentBinder<QueryValue, Object> {

    @Override
    public Class<QueryValue> getAnnotationType() {
        return QueryValue.class;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        var argument = context.getArgument();
        var name =
                argument.getAnnotationMetadata().stringValue(QueryValue.class).orElse(argument.getName());
        if (Set.class.isAssignableFrom(argument.getType())) {
            var values = given(request, name)
                    .map(text -> Given.parameter(name, text).as(inside(argument)))
                    .collect(Collectors.toUnmodifiableSet());
            return () -> Optional.of(values);
        }
        boolean optional = argument.isOptional();
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
        return given(request, name).findFirst();
    }

    private static Stream<String> given(HttpRequest<?> request, String name) {
        return request.getParameters().getAll(name).stream().filter(text -> !text.isBlank());
    }

    /** What an optional or a set may hold, with the bounds that stand there. */
    static Argument<?> inside(Argument<?> holder) {
        var held = holder.getFirstTypeVariable()
                .orElseThrow(() -> new IllegalStateException(holder.getName() + " must say of what it is one"));
        return Argument.of(held.getType(), holder.getName(), holder.getAnnotationMetadata());
    }
}
