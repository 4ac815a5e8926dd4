package dev.jarvis.functions;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the description of the API: only whoever is logged in is answered. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "cookie")
@ApiResponse(responseCode = "401", ref = "#/components/responses/NotLoggedIn")
@interface LoginNeeded {}
