package dev.jarvis.functions;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the description of the API: how any call may be refused. What each means stands in {@code src/main/openapi}. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
@ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
@ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
@ApiResponse(responseCode = "408", ref = "#/components/responses/TooSlow")
@ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
@ApiResponse(responseCode = "414", ref = "#/components/responses/TooLong")
@ApiResponse(responseCode = "431", ref = "#/components/responses/HeadersTooLarge")
@ApiResponse(responseCode = "429", ref = "#/components/responses/TooOften")
@ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
@interface Refusals {}
