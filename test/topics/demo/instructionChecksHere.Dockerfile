FROM alpine
# check=skip=JSONArgsRecommended
CMD serve
