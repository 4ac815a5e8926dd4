package dev.jarvis.functions;

import dev.jarvis.access.SessionCookie;
import dev.jarvis.settings.Version;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/**
 * The API's description of itself, for programs and for people. Public like the dashboard's files: the same in every copy
 * of this version, it tells nothing of the one that serves it.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "JARVIS",
                        version = Version.TEXT,
                        description =
                                "What JARVIS answers over HTTP. Times are UTC, sizes are bytes, fractions are 0 to 1. "
                                        + "A parameter that is not known is ignored, one that is empty counts as absent. "
                                        + "A write that a cookie authorises needs an Origin of our own."))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
@SecurityScheme(
        name = "cookie",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = SessionCookie.NAME)
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class DescriptionFunction {

    private final Description description;

    DescriptionFunction(Description description) {
        this.description = description;
    }

    @Get("/openapi.yml")
    @Produces("application/yaml")
    HttpResponse<String> openapi() {
        return HttpResponse.ok(description.yaml()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> docs() {
        return HttpResponse.ok(description.page()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Get("/docs/look.css")
    @Produces("text/css")
    HttpResponse<String> look() {
        return HttpResponse.ok(description.look()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
