# CMD alone, in shell form, on a base that nobody has looked up.
FROM alpine
CMD serve
