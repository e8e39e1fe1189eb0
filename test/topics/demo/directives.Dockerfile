# syntax=example.com/frontend:2
# check=skip=x;error=maybe
FROM scratch
