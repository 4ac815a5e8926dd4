package dev.jarvis.functions;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.bind.RequestBinderRegistry;
import jakarta.inject.Singleton;

/** Puts our binder in the place of Micronaut's, which it would not give up to a bean. */
@Singleton
final class OwnBinders implements BeanCreatedEventListener<RequestBinderRegistry> {

    @Override
    public RequestBinderRegistry onCreated(BeanCreatedEvent<RequestBinderRegistry> event) {
        event.getBean().addArgumentBinder(new QueryBinder());
        return event.getBean();
    }
}
